# Packages for Debian and its kin, of what is installed: tools/package. The program, the shared library for C, and what those
# need who build on lrsched.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME lrsched)
set(CPACK_PACKAGE_CONTACT "The lrsched maintainers <maintainers@lrsched.invalid>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL program runtime dev)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)

set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME lrsched)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SUGGESTS gnuplot-nox)
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION "${PROJECT_DESCRIPTION}
 The command lrsched evaluates, plots and checks schedules.")

set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME liblrsched${LRSCHED_SOVERSION})
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SHLIBDEPS ON)
set(CPACK_COMPONENT_RUNTIME_DESCRIPTION "${PROJECT_DESCRIPTION}
 The shared library with the interface of C.")

set(CPACK_DEBIAN_DEV_PACKAGE_NAME liblrsched-dev)
set(CPACK_DEBIAN_DEV_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEV_PACKAGE_DEPENDS "liblrsched${LRSCHED_SOVERSION} (= ${PROJECT_VERSION}), libfmt-dev (>= 9)")
set(CPACK_COMPONENT_DEV_DESCRIPTION "${PROJECT_DESCRIPTION}
 Headers, the library for C++, and what CMake and pkg-config find them by.")

include(CPack)
