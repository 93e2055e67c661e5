package main

func last() byte {
	buffer := make([]byte, 4)
	buffer = append(buffer, 1)
	return buffer[4]
}
