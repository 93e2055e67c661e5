package main

func last() byte {
	buffer := make([]byte, 4)
	return buffer[4]
}
