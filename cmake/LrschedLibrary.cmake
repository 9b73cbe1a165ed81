# lrsched_fold(TARGET rooms...): one library of all objects of the rooms, to be installed and linked by others: an archive, or a
# shared library where BUILD_SHARED_LIBS says so. What the rooms link among themselves is no business of those who link it.

file(STRINGS ${PROJECT_SOURCE_DIR}/include/lrsched/version.h lrsched_header_version REGEX "#define LRSCHED_VERSION \"")
if(NOT lrsched_header_version STREQUAL "#define LRSCHED_VERSION \"${PROJECT_VERSION}\"")
  message(FATAL_ERROR "include/lrsched/version.h and CMakeLists.txt say different versions")
endif()

# Before 1.0 a minor release may change the binary interface, afterwards only a major one.
set(LRSCHED_SOVERSION ${PROJECT_VERSION_MAJOR})
if(PROJECT_VERSION_MAJOR EQUAL 0)
  set(LRSCHED_SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
endif()

function(lrsched_fold target)
  list(TRANSFORM ARGN REPLACE "(.+)" "$<TARGET_OBJECTS:lrsched_\\1>" OUTPUT_VARIABLE objects)
  add_library(${target} ${objects})
  target_compile_features(${target} INTERFACE cxx_std_20)
  target_include_directories(${target} INTERFACE $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:include>)
  target_link_libraries(${target} PRIVATE fmt::fmt $<BUILD_INTERFACE:lrsched_settings>)
  set_target_properties(${target} PROPERTIES LINKER_LANGUAGE CXX OUTPUT_NAME lrsched EXPORT_NAME lrsched
                                             VERSION ${PROJECT_VERSION} SOVERSION ${LRSCHED_SOVERSION})
endfunction()
