package org.shanzhi.matter.work;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.shanzhi.Shanzhi;
import org.shanzhi.matter.store.DueAlarms;
import org.shanzhi.notify.TestNotices;
import org.shanzhi.notify.carry.TestCarriers;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.DeadlineEditions;
import org.shanzhi.policy.DistrictRoles;
import org.shanzhi.policy.Policies;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;

/**
 * A node in a process of its own, to be killed. It says {@code ready}, waits for a line, then rings and carries whatever is
 * due at a moment, and says {@code done}.
 */
final class RingingNode {
    private final ApplicationContext context;

    RingingNode(ApplicationContext context) {
        this.context = context;
    }

    /** The same work in any program over the database: alarms, then messages. Returns how many clocks it rang. */
    int work(int district, Instant now, String gateway) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        var carriers = TestCarriers.sms(context, gateway);
        var organisation = context.getBean(Organisation.class);
        var roles = context.getBean(DistrictRoles.class);
        var alarms = new RingAlarms(
                organisation,
                context.getBean(DueAlarms.class),
                TestNotices.notices(context, carriers, clock),
                context.getBean(Policies.class),
                context.getBean(DeadlineEditions.class),
                roles,
                new Heads(organisation, roles),
                clock);
        int rung = alarms.ring(district);
        TestCarriers.delivery(context, carriers, clock).deliver();
        return rung;
    }

    /** Starts one over the database of another program. */
    static Process start(ApplicationContext of, Path data, int district, Instant now, String gateway)
            throws IOException {
        var settings = of.getEnvironment();
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                RingingNode.class.getName(),
                "" + district,
                now.toString(),
                gateway,
                "--shanzhi.data=" + data,
                "--shanzhi.master-key-file=" + settings.getProperty("shanzhi.data") + "/keys/master.key",
                "--shanzhi.demo=none",
                "--shanzhi.serving=false",
                "--spring.main.lazy-initialization=true",
                "--server.port=-1",
                "--shanzhi.db.url=" + settings.getProperty("shanzhi.db.url"),
                "--shanzhi.db.user=" + settings.getProperty("shanzhi.db.user"),
                "--shanzhi.db.password=" + settings.getProperty("shanzhi.db.password"));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    static void await(Process node, String word) throws IOException {
        var out = node.inputReader(StandardCharsets.UTF_8);
        var said = new StringBuilder();
        for (String line = out.readLine(); !word.equals(line); line = out.readLine()) {
            if (line == null) throw new AssertionError("The node ended before it was " + word + ":\n" + said);
            said.append(line).append('\n');
        }
    }

    static void go(Process node) throws IOException {
        node.getOutputStream().write("go\n".getBytes(StandardCharsets.UTF_8));
        node.getOutputStream().flush();
    }

    public static void main(String[] args) throws IOException {
        String[] options = List.of(args).subList(3, args.length).toArray(String[]::new);
        try (var context = SpringApplication.run(Shanzhi.class, options);
                var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            var node = new RingingNode(context);
            int district = Integer.parseInt(args[0]);
            // what a first run makes ready is ready before the moment counts
            node.work(district, Instant.EPOCH, args[2]);
            System.out.println("ready");
            in.readLine();
            node.work(district, Instant.parse(args[1]), args[2]);
            System.out.println("done");
        }
    }
}
