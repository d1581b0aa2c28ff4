# SPDX-License-Identifier: Apache-2.0
#
# static_library(NAME [PREFIX]): an imported target NAME for libNAME.a below PREFIX or the system's
# folders. A plain -lNAME would take the shared library.
function(static_library name)
  if(ARGV1)
    find_library(${name}_archive "lib${name}.a" PATHS "${ARGV1}/lib" NO_DEFAULT_PATH REQUIRED)
  else()
    find_library(${name}_archive "lib${name}.a" REQUIRED)
  endif()
  add_library(${name} STATIC IMPORTED GLOBAL)
  set_target_properties(${name} PROPERTIES IMPORTED_LOCATION "${${name}_archive}")
endfunction()
