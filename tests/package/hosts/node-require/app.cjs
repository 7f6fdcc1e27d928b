const { load } = require("resume-patch");
const { saveEdit } = require("./save-edit.js");

saveEdit(load, process.argv[2]).then(console.log);
