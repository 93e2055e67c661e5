package main

import "golang.org/x/crypto/ssh"

func settings() *ssh.ServerConfig {
	config := &ssh.ServerConfig{}
	config.PublicKeyCallback = func(client ssh.ConnMetadata, key ssh.PublicKey) (*ssh.Permissions, error) {
		found := ssh.FingerprintSHA256(key)
		return &ssh.Permissions{Extensions: map[string]string{"key": found}}, nil
	}
	return config
}
