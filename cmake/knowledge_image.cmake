# The clinical knowledge (knowledge/**/*.yaml) is checked and compiled into one JSON image when the
# program is built, and the image is linked into gt_knowledge between the symbols
# gt_knowledge_image_begin and gt_knowledge_image_end: no file to find at run time, and start-up
# does not parse YAML.

# knowledge_compiler <knowledge folder> <output.json>, from src/knowledge/compile*.cc.
function(add_knowledge_image)
  set(room "${PROJECT_SOURCE_DIR}/src/knowledge")
  if(NOT EXISTS "${room}/compiler_main.cc")
    return()
  endif()

  file(GLOB sources CONFIGURE_DEPENDS "${room}/compile*.cc")
  list(FILTER sources EXCLUDE REGEX "(_test|_fuzz|_bench|_main)\\.cc$")
  if(sources)
    add_library(gt_knowledge_compiler STATIC ${sources})
    set(scope PUBLIC)
    target_link_libraries(gt_knowledge_compiler PRIVATE gt_options)
  else()
    add_library(gt_knowledge_compiler INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(gt_knowledge_compiler ${scope} "${PROJECT_SOURCE_DIR}/src")
  target_link_libraries(gt_knowledge_compiler ${scope} gt_base yaml-cpp)

  add_executable(knowledge_compiler "${room}/compiler_main.cc")
  target_link_libraries(knowledge_compiler PRIVATE gt_options gt_knowledge_compiler)

  file(GLOB_RECURSE entries CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/knowledge/*.yaml")
  set(GT_KNOWLEDGE_IMAGE "${CMAKE_CURRENT_BINARY_DIR}/knowledge_image.json")
  set(assembly "${CMAKE_CURRENT_BINARY_DIR}/knowledge_image.S")
  add_custom_command(
    OUTPUT "${GT_KNOWLEDGE_IMAGE}"
    COMMAND knowledge_compiler "${PROJECT_SOURCE_DIR}/knowledge" "${GT_KNOWLEDGE_IMAGE}"
    DEPENDS knowledge_compiler ${entries}
    COMMENT "Compiling the clinical knowledge"
    VERBATIM)
  configure_file("${PROJECT_SOURCE_DIR}/cmake/knowledge_image.S.in" "${assembly}" @ONLY)
  set_source_files_properties("${assembly}" PROPERTIES OBJECT_DEPENDS "${GT_KNOWLEDGE_IMAGE}")

  get_target_property(kind gt_knowledge TYPE)
  if(kind STREQUAL "STATIC_LIBRARY")
    target_sources(gt_knowledge PRIVATE "${assembly}")
  endif()
endfunction()
