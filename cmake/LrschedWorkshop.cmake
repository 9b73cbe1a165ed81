# What holds only where lrsched itself is built, and is no business of a project that embeds it.

# All programs in one place, build/<preset>/bin.
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "kind of build" FORCE)
endif()

if(NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(LRSCHED_CCACHE ccache)
  mark_as_advanced(LRSCHED_CCACHE)
  if(LRSCHED_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${LRSCHED_CCACHE})
  endif()
endif()
