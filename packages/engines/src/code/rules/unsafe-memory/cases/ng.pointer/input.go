package main

import "unsafe"

func text(data []byte) string {
	return unsafe.String(unsafe.SliceData(data), len(data))
}
