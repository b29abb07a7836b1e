package org.shanzhi.notify.carry;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.shanzhi.kernel.start.CannotStart;
import org.shanzhi.kernel.start.StartRefusal;
import org.shanzhi.notify.Medium;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * What carries each medium, given by environment and files only: {@code SHANZHI_MAIL=smtps://host},
 * {@code SHANZHI_SMS=https://gateway/path}, or {@code file} for trial. A medium without a setting is not offered.
 */
@Component
class CarrierSettings {
    private static final String FILE = "file";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Environment settings;

    CarrierSettings(Environment settings) {
        this.settings = settings;
    }

    /** Empty when the installation has none. */
    Optional<Way> way(Medium medium) {
        String set = get(medium.setting());
        if (set.isEmpty()) return Optional.empty();
        if (set.equals(FILE)) return Optional.of(file(medium));
        URI there = address(medium, set);
        Carrier carrier = medium == Medium.MAIL ? mail(there) : new HttpCarrier(medium, there, secret(medium));
        return Optional.of(new Way(there.getHost(), carrier));
    }

    /** Into a file of the data directory, to see what would go out. */
    Way file(Medium medium) {
        Path file = Path.of(get("shanzhi.data"), "outgoing", medium.name().toLowerCase(Locale.ROOT) + ".jsonl");
        return new Way(null, new FileCarrier(file));
    }

    private Carrier mail(URI server) {
        String from = get(Medium.MAIL.setting() + ".from");
        try {
            return new MailCarrier(
                    server, get(Medium.MAIL.setting() + ".user"), secret(Medium.MAIL), new InternetAddress(from, true));
        } catch (AddressException wrong) {
            throw new CannotStart(StartRefusal.CARRIER_SENDER_IMPOSSIBLE, from);
        }
    }

    /** A value that is refused is not repeated: it may hold a secret. Over the open network only by TLS; what signs in over SMTP goes over to it by itself. */
    private static URI address(Medium medium, String set) {
        try {
            URI uri = new URI(set);
            boolean known = uri.getHost() != null && uri.getRawUserInfo() == null && allowed(medium, uri);
            if (known) return uri;
        } catch (URISyntaxException _) {
            // refused like any other address that is none
        }
        throw new CannotStart(StartRefusal.CARRIER_ADDRESS_IMPOSSIBLE, variable(medium.setting()));
    }

    private static boolean allowed(Medium medium, URI uri) {
        String scheme = String.valueOf(uri.getScheme());
        if (medium == Medium.MAIL) return scheme.equals("smtp") || scheme.equals("smtps");
        return scheme.equals("https") || scheme.equals("http") && LOOPBACK.contains(uri.getHost());
    }

    /** From a file, or from the environment itself; empty when neither is given. */
    private String secret(Medium medium) {
        String name = medium.setting() + ".secret";
        String file = get(name + "-file");
        try {
            return file.isEmpty() ? get(name) : Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new CannotStart(StartRefusal.CARRIER_SECRET_UNREADABLE, variable(name + "-file"), file);
        }
    }

    private String get(String name) {
        return settings.getProperty(name, "").strip();
    }

    private static String variable(String name) {
        return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
