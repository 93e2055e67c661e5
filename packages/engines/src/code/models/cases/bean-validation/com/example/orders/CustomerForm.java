package com.example.orders;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

class CustomerForm {
    private static final String CODE = "[a-z]{2}-[0-9]+";

    @NotBlank
    private String name;

    @Pattern(regexp = CODE, message = "letters and digits")
    private String code;

    private Integer age;

    private String level;

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public Integer getAge() {
        return age;
    }

    public void setAge(Integer age) {
        this.age = age;
    }

    @Pattern(regexp = "low|high")
    public String getLevel() {
        return level;
    }

    public void setLevel(String level) {
        this.level = level;
    }
}
