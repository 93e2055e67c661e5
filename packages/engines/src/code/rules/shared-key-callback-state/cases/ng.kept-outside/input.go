package main

import "golang.org/x/crypto/ssh"

func settings(seen map[string]ssh.PublicKey) *ssh.ServerConfig {
	config := &ssh.ServerConfig{}
	config.PublicKeyCallback = func(client ssh.ConnMetadata, key ssh.PublicKey) (*ssh.Permissions, error) {
		seen[client.User()] = key
		return nil, nil
	}
	return config
}
