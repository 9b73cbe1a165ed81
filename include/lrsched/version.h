/* The version of these headers, for C and C++. Of the library that is linked: lrsched::version(), lrsched_version(). */
#ifndef LRSCHED_VERSION_H
#define LRSCHED_VERSION_H

#define LRSCHED_VERSION_MAJOR 0
#define LRSCHED_VERSION_MINOR 1
#define LRSCHED_VERSION_PATCH 0

/** The version as text. */
#define LRSCHED_VERSION "0.1.0"

/** The version as one number that rises: 10203 is 1.2.3. */
#define LRSCHED_VERSION_NUMBER (LRSCHED_VERSION_MAJOR * 10000 + LRSCHED_VERSION_MINOR * 100 + LRSCHED_VERSION_PATCH)

#endif
