# lrsched_unit_test(AREA [LINKS targets...]): every .cpp beside it as one Catch2 program, run as the ctest `unit/AREA`.

function(lrsched_unit_test area)
  cmake_parse_arguments(UNIT "" "" "LINKS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  add_executable(test_${area} ${sources})
  target_link_libraries(test_${area} PRIVATE ${UNIT_LINKS} lrsched_catch_main lrsched_settings)
  set_target_properties(test_${area} PROPERTIES CXX_EXTENSIONS OFF)
  add_test(NAME unit/${area} COMMAND test_${area})
  set_tests_properties(unit/${area} PROPERTIES TIMEOUT 300)
endfunction()
