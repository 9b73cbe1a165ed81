# A room is one folder of src/ as one static library: lrsched_room(NAME [LINKS targets...]) takes every .cpp beside it.
# What a room may know is what it links; a wrong direction does not link.

add_library(lrsched_settings INTERFACE)
target_compile_features(lrsched_settings INTERFACE cxx_std_20)
# Two evaluators and every machine must give the same bits: no fused multiply-add where none is written.
target_compile_options(lrsched_settings INTERFACE -ffp-contract=off)
# Warnings are for those who work on lrsched; a project that embeds it has its own.
if(PROJECT_IS_TOP_LEVEL)
  target_compile_options(
    lrsched_settings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wcast-align
                               -Wnull-dereference -Wdouble-promotion
                               $<$<COMPILE_LANGUAGE:CXX>:-Wnon-virtual-dtor> $<$<COMPILE_LANGUAGE:CXX>:-Wold-style-cast>
                               $<$<COMPILE_LANGUAGE:CXX>:-Woverloaded-virtual>)
  # GCC 12 sees overlapping copies in its own std::string (bug 105651).
  target_compile_options(lrsched_settings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
endif()
if(LRSCHED_WERROR)
  target_compile_options(lrsched_settings INTERFACE -Werror)
endif()
if(LRSCHED_SANITIZE)
  target_compile_options(lrsched_settings INTERFACE -fsanitize=${LRSCHED_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(lrsched_settings INTERFACE -fsanitize=${LRSCHED_SANITIZE})
endif()
if(LRSCHED_COVERAGE)
  target_compile_options(lrsched_settings INTERFACE --coverage -O0)
  target_link_options(lrsched_settings INTERFACE --coverage)
endif()

function(lrsched_room name)
  cmake_parse_arguments(ROOM "" "" "LINKS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  add_library(lrsched_${name} STATIC ${sources})
  target_include_directories(lrsched_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/include)
  target_link_libraries(lrsched_${name} PUBLIC ${ROOM_LINKS} PRIVATE lrsched_settings)
  # A shared library shows what is marked with LRSCHED_API and nothing else.
  set_target_properties(lrsched_${name} PROPERTIES POSITION_INDEPENDENT_CODE ON CXX_EXTENSIONS OFF
                                                   CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
endfunction()

# lrsched_embed(ROOM HEADER files...): the room gets the files as texts, through the function files() of its header.
function(lrsched_embed name header)
  set(embedded ${CMAKE_CURRENT_BINARY_DIR}/embedded.cpp)
  set(script ${PROJECT_SOURCE_DIR}/cmake/EmbedFiles.cmake)
  add_custom_command(
    OUTPUT ${embedded}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${embedded} -DROOM=${name} -DHEADER=${header} "-DFILES=${ARGN}" -P ${script}
    DEPENDS ${ARGN} ${script}
    VERBATIM)
  target_sources(lrsched_${name} PRIVATE ${embedded})
endfunction()
