# The language, the warnings, the hardening and the compiler cache. gt_options carries what every
# target of ours is compiled with; third-party code never sees it.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)

# Release keeps assert() and the library's own checks: a clinical note is worth the few percent.
set(CMAKE_CXX_FLAGS_RELEASE "-O2")
set(CMAKE_CXX_FLAGS_DEBUG "-O0 -g")
if(GT_SANITIZE)
  set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g1")
endif()

# Paths are hashed relative to the checkout, so several worktrees share one cache. ASM stays out:
# ccache does not see through .incbin.
find_program(GT_CCACHE ccache)
if(GT_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER
      "${CMAKE_COMMAND};-E;env;CCACHE_BASEDIR=${PROJECT_SOURCE_DIR};CCACHE_NOHASHDIR=1;${GT_CCACHE}")
endif()

add_library(gt_options INTERFACE)
# Not -Wnull-dereference: g++ 12 at -O2 reports it inside libstdc++'s own containers.
target_compile_options(gt_options INTERFACE $<$<COMPILE_LANGUAGE:CXX>:
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align -Wcast-qual -Wformat=2 -Wundef -Wvla
  -Wimplicit-fallthrough -Wextra-semi -Wunused -Wdouble-promotion>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(gt_options INTERFACE $<$<COMPILE_LANGUAGE:CXX>:
    -Wduplicated-cond -Wduplicated-branches -Wlogical-op -Wsuggest-override>)
else()
  target_compile_options(gt_options INTERFACE $<$<COMPILE_LANGUAGE:CXX>:
    -Wsuggest-override -Wrange-loop-analysis -Wunreachable-code -Wshorten-64-to-32>)
endif()
if(GT_WERROR)
  target_compile_options(gt_options INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Werror>)
endif()

# Everything is linked into programs, none into a shared library: -fPIE lets calls within a file be
# inlined where -fPIC may not.
target_compile_options(gt_options INTERFACE -fPIE)
target_link_options(gt_options INTERFACE -pie)
if(GT_SANITIZE)
  target_compile_options(gt_options INTERFACE
    -fsanitize=${GT_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(gt_options INTERFACE -fsanitize=${GT_SANITIZE})
elseif(CMAKE_BUILD_TYPE STREQUAL "Release")
  target_compile_options(gt_options INTERFACE
    -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -D_GLIBCXX_ASSERTIONS -fstack-protector-strong
    -fstack-clash-protection -fno-plt)
  target_link_options(gt_options INTERFACE -Wl,-z,relro,-z,now,-z,noexecstack -Wl,--as-needed)
endif()
if(GT_FUZZ)
  target_compile_options(gt_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
