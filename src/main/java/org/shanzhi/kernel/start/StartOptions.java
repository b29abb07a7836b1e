package org.shanzhi.kernel.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The options of {@code ./run}, checked, and as Spring's properties. */
public record StartOptions(
        OptionalInt port,
        Path data,
        Optional<DemoSize> demo,
        OptionalInt years,
        Optional<Certificate> tls,
        Optional<String> bind) {
    private static final int USUAL_PORT = 8080;
    private static final String LOOPBACK = "127.0.0.1";
    private static final String DEMO_ACCOUNTS = "demo-accounts.csv";

    /** PEM files of a certificate chain and its private key. */
    public record Certificate(Path chain, Path key) {
        static Certificate parse(String text) {
            String[] files = text.split(",", -1);
            if (files.length != 2 || !readable(files[0]) || !readable(files[1])) {
                throw new CannotStart(StartRefusal.CERTIFICATE_UNREADABLE, text);
            }
            return new Certificate(Path.of(files[0]), Path.of(files[1]));
        }

        private static boolean readable(String file) {
            return !file.isEmpty() && Files.isReadable(Path.of(file));
        }
    }

    public static StartOptions inDirectory(Path data) {
        return new StartOptions(
                OptionalInt.empty(), data, Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    /** Demo accounts have known passwords: they and the network never come together. */
    public void refuseDemoOnTheNetwork() {
        boolean accounts = Files.exists(data.resolve(DEMO_ACCOUNTS));
        boolean wanted = demo.isPresent() && demo.get() != DemoSize.NONE;
        if (!loopbackOnly() && (accounts || wanted)) {
            throw new CannotStart(StartRefusal.DEMO_IS_LOOPBACK_ONLY);
        }
    }

    /** Said before the database is started, which takes seconds. */
    public void refuseTakenPort() {
        int wanted = port.orElse(USUAL_PORT);
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(address(), wanted));
        } catch (IOException e) {
            throw new CannotStart(StartRefusal.PORT_TAKEN, e, wanted);
        }
    }

    /** Options win over the environment, so that what was checked here is what happens. */
    public List<String> properties() {
        List<String> properties = new ArrayList<>();
        properties.add("--server.address=" + address().getHostAddress());
        properties.add("--server.port=" + port.orElse(USUAL_PORT));
        properties.add("--shanzhi.data=" + data);
        properties.add("--shanzhi.demo=" + demoOrUsual().option());
        years.ifPresent(count -> properties.add("--shanzhi.demo-years=" + count));
        tls.ifPresent(certificate -> {
            properties.add("--server.ssl.certificate=file:" + certificate.chain());
            properties.add("--server.ssl.certificate-private-key=file:" + certificate.key());
            properties.add("--server.http2.enabled=true");
            properties.add("--server.servlet.session.cookie.secure=true");
        });
        return properties;
    }

    /** Without being asked, only an instance for this machine makes a demo district. */
    private DemoSize demoOrUsual() {
        return demo.orElse(loopbackOnly() ? DemoSize.SMALL : DemoSize.NONE);
    }

    private boolean loopbackOnly() {
        return address().isLoopbackAddress();
    }

    private InetAddress address() {
        String name = bind.orElse(LOOPBACK);
        try {
            return InetAddress.getByName(name);
        } catch (UnknownHostException e) {
            throw new CannotStart(StartRefusal.ADDRESS_UNKNOWN, e, name);
        }
    }
}
