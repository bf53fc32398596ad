# add_room(): a folder under src/ becomes targets. By the name of a file:
#
#   *_test.cc    the room's GoogleTest executable `<room>_tests`      (GT_TESTS)
#   *_fuzz.cc    one executable each: libFuzzer (GT_FUZZ) or a replay of tests/corpus/<name>/
#   *_bench.cc   part of the one executable `goldenthread_bench`      (GT_BENCHMARKS)
#   main.cc, *_main.cc, compile*.cc   left to whoever builds a program of them
#   other *.cc   the static library gt_<room>, alias goldenthread::<room>
#
# tests/support/*.cc is a library for tests only; tests/*_test.cc crosses rooms (`whole_tests`).
# Every test program runs with the repository root as its working directory; bin/test reads which
# there are from <build>/test_programs.txt and <build>/replay_programs.txt.

set_property(GLOBAL PROPERTY GT_ROOMS "")
set_property(GLOBAL PROPERTY GT_BENCH_SOURCES "")
set_property(GLOBAL PROPERTY GT_TEST_PROGRAMS "")
set_property(GLOBAL PROPERTY GT_REPLAY_PROGRAMS "")

# add_room(<name> [USES room ...] [LIBRARIES target ...])
# Links PUBLIC what it uses; `base` comes by itself. A room without sources is an interface.
function(add_room name)
  cmake_parse_arguments(ROOM "" "" "USES;LIBRARIES" ${ARGN})
  if(ROOM_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "add_room(${name}): what is '${ROOM_UNPARSED_ARGUMENTS}'?")
  endif()
  if(NOT name STREQUAL "base")
    list(APPEND ROOM_USES base)
    list(REMOVE_DUPLICATES ROOM_USES)
  endif()

  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cc")
  set(tests ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cc$")
  set(fuzzers ${sources})
  list(FILTER fuzzers INCLUDE REGEX "_fuzz\\.cc$")
  set(benchmarks ${sources})
  list(FILTER benchmarks INCLUDE REGEX "_bench\\.cc$")
  list(FILTER sources EXCLUDE REGEX "(_test|_fuzz|_bench|_main|/main)\\.cc$|/compile[^/]*\\.cc$")

  if(sources)
    add_library(gt_${name} STATIC ${sources})
    set(scope PUBLIC)
    target_link_libraries(gt_${name} PRIVATE gt_options)
  else()
    add_library(gt_${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  add_library(goldenthread::${name} ALIAS gt_${name})
  target_include_directories(gt_${name} ${scope} "${PROJECT_SOURCE_DIR}/src")
  foreach(used IN LISTS ROOM_USES)
    if(NOT TARGET gt_${used})
      message(FATAL_ERROR "add_room(${name}): room '${used}' does not come before it")
    endif()
    target_link_libraries(gt_${name} ${scope} gt_${used})
  endforeach()
  target_link_libraries(gt_${name} ${scope} ${ROOM_LIBRARIES})

  set_property(GLOBAL APPEND PROPERTY GT_ROOMS ${name})
  set_property(GLOBAL APPEND PROPERTY GT_BENCH_SOURCES ${benchmarks})
  set_property(GLOBAL PROPERTY GT_TESTS_OF_${name} "${tests}")
  set_property(GLOBAL PROPERTY GT_FUZZERS_OF_${name} "${fuzzers}")
endfunction()

# A GoogleTest program: what bin/test runs.
function(add_room_tests program)
  cmake_parse_arguments(TESTS "" "" "SOURCES;USES" ${ARGN})
  add_executable(${program} ${TESTS_SOURCES})
  target_link_libraries(${program} PRIVATE gt_options ${TESTS_USES} GTest::gmock_main)
  if(TARGET gt_test_support)
    target_link_libraries(${program} PRIVATE gt_test_support)
  endif()
  set_target_properties(${program} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
  set_property(GLOBAL APPEND PROPERTY GT_TEST_PROGRAMS ${program})
endfunction()

# src/<room>/<name>_fuzz.cc: a libFuzzer target, or the replay of tests/corpus/<name>/.
function(add_room_fuzzer source room)
  get_filename_component(program "${source}" NAME_WE)
  if(GT_FUZZ)
    add_executable(${program} "${source}")
    target_link_options(${program} PRIVATE -fsanitize=fuzzer)
  else()
    add_executable(${program} "${source}" "${PROJECT_SOURCE_DIR}/tests/fuzz_replay_main.cc")
  endif()
  target_link_libraries(${program} PRIVATE gt_options gt_${room})
  set_target_properties(${program} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/fuzz")
  set_property(GLOBAL APPEND PROPERTY GT_REPLAY_PROGRAMS ${program})
endfunction()

# After the last room: the programs that need all rooms to be known.
function(finish_rooms)
  get_property(rooms GLOBAL PROPERTY GT_ROOMS)
  list(TRANSFORM rooms PREPEND gt_ OUTPUT_VARIABLE libraries)

  if(EXISTS "${PROJECT_SOURCE_DIR}/src/app/main.cc")
    add_executable(goldenthread "${PROJECT_SOURCE_DIR}/src/app/main.cc")
    target_link_libraries(goldenthread PRIVATE gt_options gt_app)
    set_target_properties(goldenthread PROPERTIES
      RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
  endif()

  if(GT_TESTS)
    file(GLOB support CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/support/*.cc")
    if(support)
      add_library(gt_test_support STATIC ${support})
      target_include_directories(gt_test_support PUBLIC "${PROJECT_SOURCE_DIR}/tests")
      target_link_libraries(gt_test_support PRIVATE gt_options
                            PUBLIC ${libraries} GTest::gmock)
    endif()
    foreach(room IN LISTS rooms)
      get_property(tests GLOBAL PROPERTY GT_TESTS_OF_${room})
      if(tests)
        set(uses gt_${room})
        if(room STREQUAL "knowledge" AND TARGET gt_knowledge_compiler)
          list(APPEND uses gt_knowledge_compiler)
        endif()
        add_room_tests(${room}_tests SOURCES ${tests} USES ${uses})
      endif()
    endforeach()
    file(GLOB whole CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/*_test.cc")
    if(whole)
      add_room_tests(whole_tests SOURCES ${whole} USES ${libraries})
    endif()
  endif()

  if(GT_TESTS OR GT_FUZZ)
    foreach(room IN LISTS rooms)
      get_property(fuzzers GLOBAL PROPERTY GT_FUZZERS_OF_${room})
      foreach(source IN LISTS fuzzers)
        add_room_fuzzer("${source}" ${room})
      endforeach()
    endforeach()
  endif()

  get_property(benchmarks GLOBAL PROPERTY GT_BENCH_SOURCES)
  if(GT_BENCHMARKS AND benchmarks)
    add_executable(goldenthread_bench ${benchmarks})
    target_link_libraries(goldenthread_bench PRIVATE
                          gt_options ${libraries} benchmark::benchmark_main)
    set_target_properties(goldenthread_bench PROPERTIES
      RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
  endif()

  foreach(kind TEST REPLAY)
    get_property(programs GLOBAL PROPERTY GT_${kind}_PROGRAMS)
    list(JOIN programs "\n" lines)
    string(TOLOWER ${kind} lower)
    file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/${lower}_programs.txt" CONTENT "${lines}\n" @ONLY)
  endforeach()
endfunction()
