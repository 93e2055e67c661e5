package main

var apiKey = "zq81kd0s7bmw4t6yvx2r"

func key() string {
	return apiKey
}
