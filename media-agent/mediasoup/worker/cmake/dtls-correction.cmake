# SPDX-License-Identifier: Apache-2.0
#
# correct_dtls_transport(SOURCES FILE): replaces FILE in the list SOURCES by a corrected copy.
#
# The callback on the worker's write BIO answers 1, except in the return phase, where it must hand
# back what the BIO itself answered. It recognises that phase by equality with BIO_CB_RETURN, but
# OpenSSL passes the phase as one bit beside the operation, so that equality never holds.
# A libssl with kernel TLS (Debian's has it, upstream's own build of OpenSSL has not) asks the BIO
# whether kernel TLS is on, hears 1, allocates no write buffer and crashes in its first handshake.
function(correct_dtls_transport sources file)
  set(comparison "operationType == BIO_CB_RETURN")
  set(bit_test "(operationType & BIO_CB_RETURN) != 0")
  file(READ "${file}" text)
  string(REGEX MATCHALL "BIO_CB_RETURN *==|== *BIO_CB_RETURN" places "${text}")
  list(LENGTH places count)
  string(FIND "${text}" "${comparison}" position)
  if(NOT count EQUAL 1 OR position EQUAL -1)
    message(FATAL_ERROR
      "Expected exactly one \"${comparison}\" in ${file}, found ${count} such comparisons. "
      "Upstream has changed the callback: read it, and adapt or drop this correction.")
  endif()
  string(REPLACE "${comparison}" "${bit_test}" text "${text}")
  set(corrected "${CMAKE_BINARY_DIR}/corrected/DtlsTransport.cpp")
  file(WRITE "${corrected}" "${text}")
  list(REMOVE_ITEM ${sources} "${file}")
  list(APPEND ${sources} "${corrected}")
  set(${sources} "${${sources}}" PARENT_SCOPE)
endfunction()
