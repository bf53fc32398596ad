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

/// Reads `value` into `out`; `path` names the place for errors.
inline Result<void> ReadJson(const json::value& value, std::string& out, const std::string& path) {
  if (!value.is_string()) return WrongType(path, "a string", value);
  out = std::string(value.get_string());
  return outcome::success();
}

inline Result<void> ReadJson(const json::value& value, bool& out, const std::string& path) {
  if (!value.is_bool()) return WrongType(path, "true or false", value);
  out = value.get_bool();
  return outcome::success();
}

inline Result<void> ReadJson(const json::value& value, double& out, const std::string& path) {
  if (!value.is_number()) return WrongType(path, "a number", value);
  out = value.to_number<double>();
  return outcome::success();
}

inline Result<void> ReadJson(const json::value& value, int& out, const std::string& path) {
  boost::system::error_code error;
  const int number = value.is_number() ? value.to_number<int>(error) : 0;
  if (!value.is_number() || error) return WrongType(path, "a whole number", value);
  out = number;
  return outcome::success();
}

template <DescribedEnum E>
Result<void> ReadJson(const json::value& value, E& out, const std::string& path) {
  if (!value.is_string()) return WrongType(path, "one of " + EnumChoices<E>(), value);
  const auto found = EnumFromText<E>(std::string_view(value.get_string()));
  if (!found) return WrongType(path, "one of " + EnumChoices<E>(), value);
  out = *found;
  return outcome::success();
}

template <DescribedStruct T>
Result<void> ReadJson(const json::value& value, T& out, const std::string& path);

template <class T>
Result<void> ReadJson(const json::value& value, std::optional<T>& out, const std::string& path) {
  if (value.is_null()) {
    out.reset();
    return outcome::success();
  }
  return ReadJson(value, out.emplace(), path);
}

template <class T>
Result<void> ReadJson(const json::value& value, std::vector<T>& out, const std::string& path) {
  if (!value.is_array()) return WrongType(path, "a list", value);
  out.clear();
  for (const json::value& item : value.get_array()) {
    T read{};
    GT_TRY(ReadJson(item, read, path + "[" + std::to_string(out.size()) + "]"));
    out.push_back(std::move(read));
  }
  return outcome::success();
}

template <class T>
Result<void> ReadJson(const json::value& value, std::map<std::string, T>& out,
                      const std::string& path) {
  if (!value.is_object()) return WrongType(path, "an object", value);
  for (const auto& [key, item] : value.get_object()) {
    GT_TRY(ReadJson(item, out[std::string(key)], path + "." + std::string(key)));
  }
  return outcome::success();
}

template <DescribedStruct T>
Result<void> ReadJson(const json::value& value, T& out, const std::string& path) {
  if (!value.is_object()) return WrongType(path, "an object", value);
  using Members = boost::describe::describe_members<T, boost::describe::mod_public>;
  for (const auto& [key, item] : value.get_object()) {
    const std::string field = path.empty() ? std::string(key) : path + "." + std::string(key);
    bool known = false;
    Result<void> read = outcome::success();
    std::string names;
    boost::mp11::mp_for_each<Members>([&](auto member) {
      names += (names.empty() ? "" : ", ") + std::string(member.name);
      if (known || key != member.name) return;
      known = true;
      read = ReadJson(item, out.*member.pointer, field);
    });
    if (!known) return UnknownField(path, key, names);
    if (!read) return read;
  }
  return outcome::success();
}

/// Reads a whole T from `value`.
template <class T>
Result<T> FromJson(const json::value& value, const std::string& path = "") {
  T out{};
  GT_TRY(ReadJson(value, out, path));
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
