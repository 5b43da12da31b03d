// What a website does with a card that a citizen has handed over: here it only says that it came.
document.addEventListener("mingbai-card", function (event) {
  document.getElementById("received").textContent = "收到了：" + event.detail.title + "（" + event.detail.text.length + " 个字）";
});
