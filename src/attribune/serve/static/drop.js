// A file dropped anywhere on the form is the one that the form sends.

const form = document.querySelector("form.drop");
const file = form.querySelector("input[type=file]");

form.addEventListener("dragover", (event) => {
  event.preventDefault();
  form.classList.add("over");
});
form.addEventListener("dragleave", () => form.classList.remove("over"));
form.addEventListener("drop", (event) => {
  event.preventDefault();
  form.classList.remove("over");
  if (event.dataTransfer.files.length) file.files = event.dataTransfer.files;
});
