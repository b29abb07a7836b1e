package org.shanzhi.notify.carry;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.UUID;
import org.shanzhi.notify.carry.NotCarried.Why;

/**
 * Hands mail to an SMTP server: {@code smtps://host} speaks TLS from the first byte, {@code smtp://host} goes over to it where
 * the server can, and must when it signs in. The id of the message is its {@code Message-ID}, so a mail box shows one that
 * came twice once.
 */
final class MailCarrier implements Carrier {
    private static final String PATIENCE = "10000";

    private final Session session;
    private final String user;
    private final String password;
    private final InternetAddress from;

    /** @param user empty when the server lets everybody in */
    MailCarrier(URI server, String user, String password, InternetAddress from) {
        this.session = Session.getInstance(settings(server, user));
        this.user = user;
        this.password = password;
        this.from = from;
    }

    private static Properties settings(URI server, String user) {
        boolean tls = server.getScheme().equals("smtps");
        int usual = tls ? 465 : user.isEmpty() ? 25 : 587;
        var mail = new Properties();
        mail.setProperty("mail.transport.protocol", "smtp");
        mail.setProperty("mail.smtp.host", server.getHost());
        mail.setProperty("mail.smtp.port", "" + (server.getPort() < 0 ? usual : server.getPort()));
        mail.setProperty("mail.smtp.auth", "" + !user.isEmpty());
        mail.setProperty("mail.smtp.ssl.enable", "" + tls);
        mail.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        mail.setProperty("mail.smtp.starttls.enable", "" + !tls);
        mail.setProperty("mail.smtp.starttls.required", "" + (!tls && !user.isEmpty()));
        // what was taken over stays so, however the server takes its leave
        mail.setProperty("mail.smtp.quitwait", "false");
        for (String step : new String[] {"connectiontimeout", "timeout", "writetimeout"})
            mail.setProperty("mail.smtp." + step, PATIENCE);
        return mail;
    }

    @Override
    public void carry(Parcel parcel) throws NotCarried {
        try {
            send(message(parcel));
        } catch (AddressException none) {
            throw new NotCarried(Why.REFUSED);
        } catch (AuthenticationFailedException wrong) {
            throw new NotCarried(Why.NOT_ADMITTED);
        } catch (SendFailedException refused) {
            boolean wrong = refused.getInvalidAddresses() != null && refused.getInvalidAddresses().length > 0;
            throw new NotCarried(wrong ? Why.REFUSED : Why.LATER);
        } catch (MessagingException unreachable) {
            throw new NotCarried(Why.UNREACHABLE);
        }
    }

    private void send(MimeMessage message) throws MessagingException {
        Transport transport = session.getTransport();
        try {
            transport.connect(user.isEmpty() ? null : user, user.isEmpty() ? null : password);
            transport.sendMessage(message, message.getAllRecipients());
        } finally {
            leave(transport);
        }
    }

    private static void leave(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException _) {
            // whether the mail was taken over is known by now
        }
    }

    private MimeMessage message(Parcel parcel) throws MessagingException {
        var message = new Known(session, parcel.id());
        message.setFrom(from);
        message.setRecipient(RecipientType.TO, new InternetAddress(parcel.to()));
        message.setSubject(parcel.subject(), StandardCharsets.UTF_8.name());
        message.setText(parcel.text(), StandardCharsets.UTF_8.name());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        return message;
    }

    /** A mail whose id is ours. */
    private static final class Known extends MimeMessage {
        private final UUID id;

        Known(Session session, UUID id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + "@shanzhi>");
        }
    }
}
