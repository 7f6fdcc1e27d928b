// embind's side in JavaScript, cut down to functions that take and give numbers, which is all that this module registers.
// The library's own one knows types, overloads, classes and values as well, and checks every argument of every call: two thirds
// of all glue code. The types that C++ hands over here are not looked at; WebAssembly converts numbers by
// itself, and no address or length of this module is beyond 2^31.
mergeInto(LibraryManager.library, {
  _embind_register_function: function (name, argumentCount, argumentTypes, signature, invoker, registered) {
    let key = "";
    while (HEAPU8[name] !== 0) key += String.fromCharCode(HEAPU8[name++]);
    // An invoker's first argument is the function to call.
    Module[key] = wasmTable.get(invoker).bind(null, registered);
  },
});
