# Finds Emscripten and includes its own toolchain file: an active emsdk first, then whatever is in PATH (Homebrew,
# Debian). The preset "wasm" names this file.
if(NOT DEFINED EMSCRIPTEN_ROOT)
  find_program(em_config em-config HINTS "$ENV{EMSDK}/upstream/emscripten" NO_CACHE)
  if(em_config)
    execute_process(COMMAND "${em_config}" EMSCRIPTEN_ROOT OUTPUT_VARIABLE EMSCRIPTEN_ROOT OUTPUT_STRIP_TRAILING_WHITESPACE)
  endif()
endif()
if(NOT EXISTS "${EMSCRIPTEN_ROOT}/cmake/Modules/Platform/Emscripten.cmake")
  message(FATAL_ERROR "Emscripten was not found. Activate an emsdk, or install the package \"emscripten\".")
endif()
include("${EMSCRIPTEN_ROOT}/cmake/Modules/Platform/Emscripten.cmake")
