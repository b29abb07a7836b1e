package org.shanzhi.kernel.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.stream.Stream;
import org.shanzhi.kernel.start.CannotStart;
import org.shanzhi.kernel.start.Instance;
import org.shanzhi.kernel.start.StartRefusal;

/** Has a running instance do a command and shows what it says. */
final class CommandClient {
    private CommandClient() {}

    /** The command's exit status. */
    static int run(Instance instance, CommandCall call, CommandOutput out) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(instance.commands()))
                .header("Authorization", "Bearer " + instance.secret())
                .POST(HttpRequest.BodyPublishers.ofString(CommandWire.write(call)))
                .build();
        try (HttpClient client = HttpClient.newBuilder().build();
                Stream<String> lines = client.send(request, HttpResponse.BodyHandlers.ofLines())
                        .body()) {
            for (Iterator<String> each = lines.iterator(); each.hasNext(); ) {
                String line = each.next();
                if (line.charAt(0) == CommandWire.STATUS) {
                    return Integer.parseInt(line.substring(1));
                }
                out.line(line.substring(1));
            }
            throw new CannotStart(StartRefusal.INSTANCE_LOST, instance.pid());
        } catch (IOException | UncheckedIOException e) {
            throw new CannotStart(StartRefusal.INSTANCE_LOST, e, instance.pid());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
