package main

func text(data []byte) string {
	return string(data)
}
