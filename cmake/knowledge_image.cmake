# The clinical knowledge (knowledge/**/*.yaml) is checked and compiled when the program is built and
# two images are linked into gt_knowledge: all of it as JSON (between gt_knowledge_image_begin and
# _end), and its phrases as tables that are read in place (gt_lexicon_image_begin, _end). So there
# is no file to find at run time, and start-up neither parses YAML nor compiles phrases.

# knowledge_compiler <knowledge folder> <output.json> <output.lexicon>. What it shares with the
# program is gt_knowledge_compiler: the room without the images.
function(add_knowledge_image)
  set(room "${PROJECT_SOURCE_DIR}/src/knowledge")
  file(GLOB sources CONFIGURE_DEPENDS "${room}/compile*.cc")
  list(FILTER sources EXCLUDE REGEX "(_test|_fuzz|_bench|_main)\\.cc$")
  set(shared "${room}/lexicon.cc" "${room}/phrase_matcher.cc")
  add_library(gt_knowledge_compiler STATIC ${sources} ${shared})
  target_include_directories(gt_knowledge_compiler PUBLIC "${PROJECT_SOURCE_DIR}/src")
  target_link_libraries(gt_knowledge_compiler PUBLIC gt_base yaml-cpp PRIVATE gt_options)

  add_executable(knowledge_compiler "${room}/compiler_main.cc")
  target_link_libraries(knowledge_compiler PRIVATE gt_options gt_knowledge_compiler)

  file(GLOB_RECURSE entries CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/knowledge/*.yaml")
  set(GT_KNOWLEDGE_IMAGE "${CMAKE_CURRENT_BINARY_DIR}/knowledge_image.json")
  set(GT_LEXICON_IMAGE "${CMAKE_CURRENT_BINARY_DIR}/knowledge_image.lexicon")
  set(images "${GT_KNOWLEDGE_IMAGE}" "${GT_LEXICON_IMAGE}")
  set(assembly "${CMAKE_CURRENT_BINARY_DIR}/knowledge_image.S")
  add_custom_command(
    OUTPUT ${images}
    COMMAND knowledge_compiler "${PROJECT_SOURCE_DIR}/knowledge" ${images}
    DEPENDS knowledge_compiler ${entries}
    COMMENT "Compiling the clinical knowledge"
    VERBATIM)
  configure_file("${PROJECT_SOURCE_DIR}/cmake/knowledge_image.S.in" "${assembly}" @ONLY)
  set_source_files_properties("${assembly}" PROPERTIES OBJECT_DEPENDS "${images}")

  get_target_property(own gt_knowledge SOURCES)
  list(REMOVE_ITEM own ${shared})
  set_target_properties(gt_knowledge PROPERTIES SOURCES "${own}")
  target_sources(gt_knowledge PRIVATE "${assembly}")
  target_link_libraries(gt_knowledge PUBLIC gt_knowledge_compiler)
endfunction()
