// Structs to JSON and back by Boost.Describe: one strict reader and one writer
// for all documents.
//
// A described struct reads from an object whose keys are its member names;
// every key may be absent (the member keeps its default), an unknown key is an
// error that names it, and so is a wrong type. Enumerators kOtherPerson read
// and write as "other_person". std::optional<T> is T or null. Reading never
// throws; an error's `where` is the field path, such as "plan.goals[1].id".
#pragma once

#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <boost/mp11.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/result.h"

namespace goldenthread {

namespace json = boost::json;

/// "kOtherPerson" -> "other_person".
[[nodiscard]] std::string SnakeCase(std::string_view enumerator);

/// Parses UTF-8 JSON; `name` is the file for the error's `where` (with the
/// line).
Result<json::value> ParseJson(std::string_view text, const std::string& name);

/// Serialises with two-space indentation and keys in order of insertion; ends
/// with a newline.
[[nodiscard]] std::string PrettyJson(const json::value& value);

/// The error for a value of another type than `wanted` at `path`.
Error WrongType(const std::string& path, const std::string& wanted, const json::value& got);
/// The error for a key that no struct member has.
Error UnknownField(const std::string& path, std::string_view key, const std::string& known);

template <class T>
concept DescribedStruct = boost::describe::has_describe_members<T>::value && !std::is_enum_v<T>;

template <class E>
concept DescribedEnum = std::is_enum_v<E> && boost::describe::has_describe_enumerators<E>::value;

/// The text of an enumerator, snake case.
template <DescribedEnum E>
[[nodiscard]] std::string EnumText(E value) {
  std::string text;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (d.value == value) text = SnakeCase(d.name);
  });
  return text;
}

/// The enumerator with that snake-case text, or nothing.
template <DescribedEnum E>
[[nodiscard]] std::optional<E> EnumFromText(std::string_view text) {
  std::optional<E> found;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (SnakeCase(d.name) == text) found = d.value;
  });
  return found;
}

/// All enumerators' texts, "a, b, c": for messages.
template <DescribedEnum E>
[[nodiscard]] std::string EnumChoices() {
  std::string text;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
      [&](auto d) { text += (text.empty() ? "" : ", ") + SnakeCase(d.name); });
  return text;
}

/// The members' names, "a, b, c": for messages.
template <DescribedStruct T>
[[nodiscard]] std::string MemberNames() {
  std::string names;
  boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>(
      [&](auto member) { names += (names.empty() ? "" : ", ") + std::string(member.name); });
  return names;
}

/// Where a value stands: a chain on the stack, put into words only for an error.
struct JsonPath {
  const JsonPath* parent = nullptr;
  std::string_view name;  ///< the key; empty for an item of a list
  std::size_t index = 0;  ///< of that item

  /// "plan.goals[1].id".
  [[nodiscard]] std::string ToString() const;
};

/// Reads `value` into `out`; `path` names the place for errors.
inline Result<void> ReadJson(const json::value& value, std::string& out, const JsonPath& path) {
  if (!value.is_string()) return WrongType(path.ToString(), "a string", value);
  out = std::string(value.get_string());
  return outcome::success();
}

inline Result<void> ReadJson(const json::value& value, bool& out, const JsonPath& path) {
  if (!value.is_bool()) return WrongType(path.ToString(), "true or false", value);
  out = value.get_bool();
  return outcome::success();
}

inline Result<void> ReadJson(const json::value& value, double& out, const JsonPath& path) {
  if (!value.is_number()) return WrongType(path.ToString(), "a number", value);
  out = value.to_number<double>();
  return outcome::success();
}

inline Result<void> ReadJson(const json::value& value, int& out, const JsonPath& path) {
  boost::system::error_code error;
  const int number = value.is_number() ? value.to_number<int>(error) : 0;
  if (!value.is_number() || error) return WrongType(path.ToString(), "a whole number", value);
  out = number;
  return outcome::success();
}

template <DescribedEnum E>
Result<void> ReadJson(const json::value& value, E& out, const JsonPath& path) {
  if (!value.is_string()) return WrongType(path.ToString(), "one of " + EnumChoices<E>(), value);
  const auto found = EnumFromText<E>(std::string_view(value.get_string()));
  if (!found) return WrongType(path.ToString(), "one of " + EnumChoices<E>(), value);
  out = *found;
  return outcome::success();
}

template <DescribedStruct T>
Result<void> ReadJson(const json::value& value, T& out, const JsonPath& path);

template <class T>
Result<void> ReadJson(const json::value& value, std::optional<T>& out, const JsonPath& path) {
  if (value.is_null()) {
    out.reset();
    return outcome::success();
  }
  return ReadJson(value, out.emplace(), path);
}

template <class T>
Result<void> ReadJson(const json::value& value, std::vector<T>& out, const JsonPath& path) {
  if (!value.is_array()) return WrongType(path.ToString(), "a list", value);
  out.clear();
  for (const json::value& item : value.get_array()) {
    T read{};
    GT_TRY(ReadJson(item, read, JsonPath{&path, {}, out.size()}));
    out.push_back(std::move(read));
  }
  return outcome::success();
}

template <class T>
Result<void> ReadJson(const json::value& value, std::map<std::string, T>& out,
                      const JsonPath& path) {
  if (!value.is_object()) return WrongType(path.ToString(), "an object", value);
  for (const auto& [key, item] : value.get_object()) {
    GT_TRY(ReadJson(item, out[std::string(key)], JsonPath{&path, key}));
  }
  return outcome::success();
}

template <DescribedStruct T>
Result<void> ReadJson(const json::value& value, T& out, const JsonPath& path) {
  if (!value.is_object()) return WrongType(path.ToString(), "an object", value);
  using Members = boost::describe::describe_members<T, boost::describe::mod_public>;
  for (const auto& [key, item] : value.get_object()) {
    bool known = false;
    Result<void> read = outcome::success();
    boost::mp11::mp_for_each<Members>([&](auto member) {
      if (known || key != member.name) return;
      known = true;
      read = ReadJson(item, out.*member.pointer, JsonPath{&path, key});
    });
    if (!known) return UnknownField(path.ToString(), key, MemberNames<T>());
    if (!read) return read;
  }
  return outcome::success();
}

/// Reads a whole T from `value`.
template <class T>
Result<T> FromJson(const json::value& value, const std::string& path = "") {
  T out{};
  GT_TRY(ReadJson(value, out, JsonPath{nullptr, path}));
  return out;
}

inline json::value ToJson(const std::string& value) { return json::value(value); }
inline json::value ToJson(bool value) { return value; }
inline json::value ToJson(int value) { return value; }
inline json::value ToJson(double value) { return value; }
inline json::value ToJson(const json::value& value) { return value; }

template <DescribedEnum E>
json::value ToJson(E value) {
  return json::value(EnumText(value));
}

template <DescribedStruct T>
json::value ToJson(const T& value);

template <class T>
json::value ToJson(const std::optional<T>& value) {
  return value ? ToJson(*value) : json::value(nullptr);
}

template <class T>
json::value ToJson(const std::vector<T>& values) {
  json::array array;
  array.reserve(values.size());
  for (const T& value : values) array.push_back(ToJson(value));
  return array;
}

template <class T>
json::value ToJson(const std::map<std::string, T>& values) {
  json::object object;
  for (const auto& [key, value] : values) object.emplace(key, ToJson(value));
  return object;
}

/// A described struct as an object, keys in member order.
template <DescribedStruct T>
json::value ToJson(const T& value) {
  json::object object;
  boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>(
      [&](auto member) { object.emplace(member.name, ToJson(value.*member.pointer)); });
  return object;
}

}  // namespace goldenthread
