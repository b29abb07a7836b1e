package org.shanzhi.notify.carry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shanzhi.kernel.start.CannotStart;
import org.shanzhi.notify.Medium;
import org.shanzhi.notify.carry.NotCarried.Why;
import org.shanzhi.testing.Gateway;
import org.shanzhi.testing.MailServer;
import org.springframework.mock.env.MockEnvironment;

/** What carries messages, against servers that speak the real protocols. */
class CarriersTest {
    private static final UUID ID = UUID.fromString("7f8b0a52-90a5-4c0e-8d39-3c2b5d0f5a11");
    private static final Parcel PARCEL = new Parcel(ID, "wang@example.gov.cn", "期限提醒", "CG26-000123 的「签收」快到期");

    @TempDir
    Path directory;

    private final MockEnvironment settings = new MockEnvironment();

    @Test
    void a_mail_arrives_whole_with_our_id() throws Exception {
        try (var server = new MailServer()) {
            mail(server).carry(PARCEL);
            byte[] sent = server.taken().getFirst().getBytes(StandardCharsets.US_ASCII);
            var mail = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(sent));
            assertThat(mail.getMessageID()).isEqualTo("<" + ID + "@shanzhi>");
            assertThat(mail.getSubject()).isEqualTo("期限提醒");
            assertThat(mail.getContent().toString().strip()).isEqualTo(PARCEL.text());
            assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("wang@example.gov.cn");
            assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("shanzhi@example.gov.cn");
        }
    }

    @Test
    void a_mail_box_that_is_none_refuses_and_a_busy_or_missing_server_passes() throws Exception {
        Carrier carrier;
        try (var server = new MailServer()) {
            carrier = mail(server);
            assertNotCarried(carrier, new Parcel(ID, "nobody@example.gov.cn", "a", "b"), Why.REFUSED);
            server.busy(true);
            assertNotCarried(carrier, PARCEL, Why.UNREACHABLE);
            assertThat(server.taken()).isEmpty();
        }
        assertNotCarried(carrier, PARCEL, Why.UNREACHABLE);
    }

    @Test
    void a_password_never_goes_over_an_open_line() throws Exception {
        try (var server = new MailServer()) {
            settings.setProperty("shanzhi.mail.user", "shanzhi");
            settings.setProperty("shanzhi.mail.secret", "Baita-Shan-1909");
            assertNotCarried(mail(server), PARCEL, Why.UNREACHABLE);
            assertThat(server.taken()).isEmpty();
        }
    }

    @Test
    void a_gateway_is_handed_one_request_with_id_and_secret() throws Exception {
        Path secret = Files.writeString(directory.resolve("secret"), "s3cret\n");
        settings.setProperty("shanzhi.sms.secret-file", secret.toString());
        try (var gateway = new Gateway()) {
            carrier(Medium.SMS, gateway.address()).carry(new Parcel(ID, "13912345678", "期限提醒", "快到期"));
            var handed = gateway.handed().getFirst();
            assertThat(handed.key()).isEqualTo(ID.toString());
            assertThat(handed.authorization()).isEqualTo("Bearer s3cret");
            assertThat(handed.text("medium")).isEqualTo("SMS");
            assertThat(handed.text("to")).isEqualTo("13912345678");
            assertThat(handed.text("text")).isEqualTo("快到期");
        }
    }

    @Test
    void what_no_mail_server_reads_as_an_address_is_not_taken() {
        assertThat(Medium.MAIL.takes("wang.fang@lz.example.cn")).isTrue();
        for (String none : List.of(".a@x.cn", "a..b@x.cn", "a.@x.cn", "a@x", "a b@x.cn"))
            assertThat(Medium.MAIL.takes(none)).as(none).isFalse();
    }

    @Test
    void what_a_gateway_answers_says_whether_to_try_again() throws Exception {
        Carrier carrier;
        try (var gateway = new Gateway()) {
            carrier = carrier(Medium.WECOM, gateway.address());
            gateway.answers(422);
            assertNotCarried(carrier, PARCEL, Why.REFUSED);
            gateway.answers(401);
            assertNotCarried(carrier, PARCEL, Why.NOT_ADMITTED);
            for (int onlyThis : new int[] {302, 408, 429}) {
                gateway.answers(onlyThis);
                assertNotCarried(carrier, PARCEL, Why.LATER);
            }
            for (int everything : new int[] {500, 503}) {
                gateway.answers(everything);
                assertNotCarried(carrier, PARCEL, Why.UNREACHABLE);
            }
        }
        assertNotCarried(carrier, PARCEL, Why.UNREACHABLE);
    }

    @Test
    void on_trial_every_message_is_a_line_of_a_file() throws Exception {
        settings.setProperty("shanzhi.data", directory.toString());
        Carrier carrier = carrier(Medium.DINGTALK, "file");
        carrier.carry(PARCEL);
        carrier.carry(PARCEL);
        assertThat(Files.readAllLines(directory.resolve("outgoing/dingtalk.jsonl")))
                .hasSize(2)
                .allMatch(line -> line.contains("\"id\":\"" + ID + "\"") && line.contains("快到期"));
    }

    @Test
    void settings_that_cannot_work_stop_the_start() {
        for (String wrong : new String[] {"http://sms.example.com/send", "ftp://x", "https://u:p@x/", "sms"}) {
            assertThatThrownBy(() -> carrier(Medium.SMS, wrong)).isInstanceOf(CannotStart.class);
        }
        assertThatThrownBy(() -> carrier(Medium.MAIL, "smtp://mail.example.com"))
                .as("without a sender")
                .isInstanceOf(CannotStart.class);
        settings.setProperty(
                "shanzhi.dingtalk.secret-file", directory.resolve("none").toString());
        assertThatThrownBy(() -> carrier(Medium.DINGTALK, "https://x.example.com/"))
                .isInstanceOf(CannotStart.class);
        assertThat(new CarrierSettings(new MockEnvironment()).way(Medium.MAIL)).isEmpty();
    }

    private Carrier mail(MailServer server) {
        settings.setProperty("shanzhi.mail.from", "shanzhi@example.gov.cn");
        return carrier(Medium.MAIL, server.address());
    }

    private Carrier carrier(Medium medium, String where) {
        settings.setProperty(medium.setting(), where);
        return new CarrierSettings(settings).way(medium).orElseThrow().carrier();
    }

    private static void assertNotCarried(Carrier carrier, Parcel parcel, Why why) {
        assertThatThrownBy(() -> carrier.carry(parcel))
                .isInstanceOfSatisfying(
                        NotCarried.class, e -> assertThat(e.why()).isEqualTo(why));
    }
}
