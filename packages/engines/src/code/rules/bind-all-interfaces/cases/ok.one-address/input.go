package main

import "net"

func main() {
	net.Listen("tcp", "127.0.0.1:9000")
}
