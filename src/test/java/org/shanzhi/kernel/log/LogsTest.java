package org.shanzhi.kernel.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import tools.jackson.databind.json.JsonMapper;

/** A program of its own, because logging is set up once for a whole JVM. */
class LogsTest {
    /** What Boot configures by itself when the class path has no configuration for tests. */
    private static final String CONFIGURATION = """
            <configuration>
              <include resource="org/springframework/boot/logging/logback/defaults.xml"/>
              <include resource="org/springframework/boot/logging/logback/console-appender.xml"/>
              <include resource="org/springframework/boot/logging/logback/structured-file-appender.xml"/>
              <root level="INFO">
                <appender-ref ref="CONSOLE"/>
                <appender-ref ref="FILE"/>
              </root>
            </configuration>
            """;

    @TempDir
    Path directory;

    static final class Program {
        public static void main(String[] args) {
            var application = new SpringApplication(Program.class);
            application.setWebApplicationType(WebApplicationType.NONE);
            application.run(args);
            var log = LoggerFactory.getLogger("test");
            try (var request = MDC.putCloseable(LogFields.REQUEST, "abc123");
                    var matter = LogFields.matter("CG26-0001234-2")) {
                log.warn("called {}", "13812345678", new IllegalStateException("for 110105194912310028"));
            }
        }
    }

    @Test
    void every_line_of_file_and_console_is_masked_and_says_request_and_matter() throws Exception {
        var file = directory.resolve("shanzhi.log");
        var console = run("--logging.file.name=" + file, "--logging.structured.format.file=logstash");
        assertThat(console)
                .contains("called ***", "for ***")
                .doesNotContain("13812345678")
                .doesNotContain("110105194912310028");
        var line = Files.readAllLines(file).stream()
                .filter(l -> l.contains("called"))
                .map(JsonMapper.shared()::readTree)
                .findAny()
                .orElseThrow();
        assertThat(line.get("message").stringValue()).isEqualTo("called ***");
        assertThat(line.get("request").stringValue()).isEqualTo("abc123");
        assertThat(line.get("matter").stringValue()).isEqualTo("CG26-0001234-2");
        assertThat(line.get("stack_trace").stringValue()).contains("for ***").doesNotContain("110105194912310028");
    }

    private String run(String... args) throws Exception {
        var output = directory.resolve("console").toFile();
        var configuration = Files.writeString(directory.resolve("logback.xml"), CONFIGURATION);
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dlogging.config=" + configuration,
                Program.class.getName()));
        command.addAll(List.of(args));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .directory(new File("."))
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output.toPath());
    }
}
