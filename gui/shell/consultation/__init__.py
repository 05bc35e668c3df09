"""会商模式: the whole screen for one question at a time, answered by keyboard."""
