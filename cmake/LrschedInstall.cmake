# What is installed, and how others find it: by find_package(lrsched), by pkg-config, by name on the PATH. An installed tree
# may be moved: nothing in it knows where it lies.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS lrsched_whole EXPORT lrsched
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT dev
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT runtime NAMELINK_COMPONENT dev)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT dev)
if(LRSCHED_C)
  install(TARGETS lrsched_c EXPORT lrsched
          LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT runtime NAMELINK_COMPONENT dev)
endif()
if(LRSCHED_CLI)
  install(TARGETS lrsched RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)
endif()

get_target_property(lrsched_library_type lrsched_whole TYPE)
set(lrsched_cmake_dir ${CMAKE_INSTALL_LIBDIR}/cmake/lrsched)
install(EXPORT lrsched NAMESPACE lrsched:: FILE lrschedTargets.cmake DESTINATION ${lrsched_cmake_dir} COMPONENT dev)
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/lrschedConfig.cmake.in ${PROJECT_BINARY_DIR}/package/lrschedConfig.cmake
                              INSTALL_DESTINATION ${lrsched_cmake_dir} NO_SET_AND_CHECK_MACRO)
# Before 1.0 a minor release may change the interface.
set(lrsched_compatibility SameMajorVersion)
if(PROJECT_VERSION VERSION_LESS 1.0)
  set(lrsched_compatibility SameMinorVersion)
endif()
write_basic_package_version_file(${PROJECT_BINARY_DIR}/package/lrschedConfigVersion.cmake
                                 COMPATIBILITY ${lrsched_compatibility})
install(FILES ${PROJECT_BINARY_DIR}/package/lrschedConfig.cmake ${PROJECT_BINARY_DIR}/package/lrschedConfigVersion.cmake
        DESTINATION ${lrsched_cmake_dir} COMPONENT dev)

# A .pc file knows its prefix by where it lies itself.
file(RELATIVE_PATH lrsched_prefix_from_pc ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
set(lrsched_pc_requires Requires)
if(lrsched_library_type STREQUAL SHARED_LIBRARY)
  set(lrsched_pc_requires Requires.private)
endif()
foreach(pc lrsched lrsched-c)
  configure_file(${CMAKE_CURRENT_LIST_DIR}/${pc}.pc.in ${PROJECT_BINARY_DIR}/package/${pc}.pc @ONLY)
endforeach()
install(FILES ${PROJECT_BINARY_DIR}/package/lrsched.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT dev)
if(LRSCHED_C)
  install(FILES ${PROJECT_BINARY_DIR}/package/lrsched-c.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT dev)
endif()
