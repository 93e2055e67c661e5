package main

import "crypto/cipher"

const start = "0123456789abcdef"

func stream(block cipher.Block) cipher.Stream {
	return cipher.NewCTR(block, []byte(start))
}
