package org.shanzhi.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** A test over HTTP against {@link ServicesApp}, which all of these share. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = ServicesApp.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "shanzhi.tasks.enabled=false",
            "shanzhi.blobs=" + ServicesTest.BLOBS,
            "spring.servlet.multipart.max-file-size=25MB",
            "spring.servlet.multipart.max-request-size=26MB"
        })
public @interface ServicesTest {
    String BLOBS = "target/test-blobs";
}
