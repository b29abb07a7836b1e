package org.shanzhi;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The one deployable: a district's one-stop centre and its grid work. */
@SpringBootApplication
public class Shanzhi {
    public static void main(String[] args) {
        SpringApplication.run(Shanzhi.class, args);
    }
}
