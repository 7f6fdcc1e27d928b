// nlohmann_json as this program uses it. Compiling takes most of its time for it, so libraries precompile
// this header.
#pragma once

#ifdef __EMSCRIPTEN__
// A misuse of nlohmann's values ends the program either way. Without the exception objects, which nobody
// could catch, the module is several kilobytes smaller.
#define JSON_THROW_USER(exception) __builtin_trap()
#define JSON_TRY_USER if (true)
#define JSON_CATCH_USER(exception) if (false)
#endif

#include <nlohmann/json.hpp>
