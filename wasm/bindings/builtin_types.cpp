// embind's table of built-in types, cut down to the numbers that cross this module's boundary. The library's
// own one registers strings, wide strings, memory views and values too, and with them formatted printing and
// the JavaScript that converts them: some five kilobytes (brotli) of a page's download. Compiled only with
// the Emscripten whose library has just these two symbols (see wasm/CMakeLists.txt); with others the
// library's own table is linked.
#include <emscripten/bind.h>
#include <emscripten/emscripten.h>

#include <climits>
#include <cstring>

extern "C" {

const char* EMSCRIPTEN_KEEPALIVE __getTypeName(const std::type_info* /*type*/) {
  return strdup("a type that is not registered");
}

EMSCRIPTEN_KEEPALIVE __attribute__((constructor)) void __embind_register_native_and_builtin_types() {
  using emscripten::internal::TypeID;
  using namespace emscripten::internal;
  _embind_register_void(TypeID<void>::get(), "void");
  _embind_register_integer(TypeID<int>::get(), "int", sizeof(int), INT_MIN, INT_MAX);
  _embind_register_integer(TypeID<unsigned>::get(), "unsigned int", sizeof(unsigned), 0, UINT_MAX);
  _embind_register_integer(TypeID<unsigned long>::get(), "unsigned long", sizeof(unsigned long), 0,
                           ULONG_MAX);
}
}
