package org.shanzhi.kernel.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.database.DatabaseCode;
import org.shanzhi.kernel.start.CannotStart;
import org.shanzhi.kernel.start.Instance;
import org.shanzhi.kernel.text.Messages;

class CommandServerTest {
    private final CountDownLatch seen = new CountDownLatch(1);
    private final CommandServer server = server(
            command("echo", (call, out) -> {
                out.line(String.join(" ", call.args()));
                out.line(call.file("份额.csv") + " " + call.language());
                out.line("two\nlines");
            }),
            command("refuse", (call, out) -> {
                throw new Refused(DatabaseCode.CLOCK_NOT_TRUSTWORTHY, 7);
            }),
            command("break", (call, out) -> {
                throw new IllegalStateException("broken");
            }),
            command("slow", (call, out) -> {
                out.line("first");
                await(seen);
                out.line("second");
            }));
    private final Instance instance = new Instance(1, 8080, "http://localhost:8080", server.url(), server.secret());
    private final List<String> lines = new ArrayList<>();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_command_gets_its_words_and_its_directory_and_answers_lines() {
        assertThat(run("echo", "a b", "字")).isZero();
        assertThat(lines).containsExactly("a b 字", "/home/x/份额.csv zh_CN", "two", "lines");
    }

    @Test
    void a_refusal_is_said_in_the_callers_language_and_fails() {
        assertThat(run("refuse")).isEqualTo(AdminCommands.FAILED);
        assertThat(lines).singleElement().asString().contains("7 秒");
    }

    @Test
    void a_broken_command_fails_and_an_unknown_one_is_named() {
        assertThat(run("break")).isEqualTo(AdminCommands.FAILED);
        assertThat(run("nonsense")).isEqualTo(AdminCommands.UNKNOWN);
        assertThat(lines).anyMatch(line -> line.contains("broken")).anyMatch(line -> line.contains("nonsense"));
    }

    @Test
    void a_line_is_shown_while_the_command_still_works() {
        int status = CommandClient.run(instance, call("slow"), line -> {
            lines.add(line);
            seen.countDown();
        });
        assertThat(status).isZero();
        assertThat(lines).containsExactly("first", "second");
    }

    @Test
    void without_the_secret_there_is_nothing_here() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.url()))
                    .header("Authorization", "Bearer guessed")
                    .POST(HttpRequest.BodyPublishers.ofString(CommandWire.write(call("echo"))))
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEmpty();
        }
    }

    @Test
    void an_instance_that_is_gone_is_said_to_be() {
        server.close();
        assertThatThrownBy(() -> run("echo")).isInstanceOf(CannotStart.class);
    }

    private int run(String command, String... args) {
        return CommandClient.run(instance, call(command, args), lines::add);
    }

    private static CommandCall call(String command, String... args) {
        return new CommandCall(command, List.of(args), Path.of("/home/x"), Locale.SIMPLIFIED_CHINESE);
    }

    private static CommandServer server(AdminCommand... commands) {
        try {
            return new CommandServer(new AdminCommands(List.of(commands), Messages.load()));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private interface Work {
        void run(CommandCall call, CommandOutput out);
    }

    private static AdminCommand command(String name, Work work) {
        return new AdminCommand() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void run(CommandCall call, CommandOutput out) {
                work.run(call, out);
            }
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
