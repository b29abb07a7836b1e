package org.shanzhi.access.passkey;

import static org.shanzhi.db.Tables.PASSKEY;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.shanzhi.access.Account;
import org.shanzhi.access.store.AccountStore;
import org.shanzhi.access.vault.AccountSecrets;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/**
 * The table of passkeys as Spring's ceremonies ask for it. A session is named by the id of its account; a device knows the
 * account by a handle that is derived from it and tells nothing.
 */
@Component
class PasskeyRecords implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {
    private static final String HANDLE = "passkey handle";

    private final DSLContext db;
    private final AccountStore accounts;
    private final AccountSecrets secrets;
    private final Clock clock;

    PasskeyRecords(DSLContext db, AccountStore accounts, AccountSecrets secrets, Clock clock) {
        this.db = db;
        this.accounts = accounts;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Both names are shown by the device: the user name is what people know themselves by. */
    @Override
    public PublicKeyCredentialUserEntity findByUsername(String accountId) {
        return accounts.byId(Integer.parseInt(accountId)).map(this::entity).orElse(null);
    }

    @Override
    public PublicKeyCredentialUserEntity findById(Bytes handle) {
        return db.selectDistinct(PASSKEY.ACCOUNT_ID)
                .from(PASSKEY)
                .where(PASSKEY.HANDLE.eq(handle.getBytes()))
                .fetchOptional(PASSKEY.ACCOUNT_ID)
                .flatMap(accounts::byId)
                .map(this::entity)
                .orElse(null);
    }

    @Override
    public CredentialRecord findByCredentialId(Bytes id) {
        return select(PASSKEY.CREDENTIAL_ID.eq(id.getBytes())).stream()
                .findFirst()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return select(PASSKEY.HANDLE.eq(handle.getBytes()));
    }

    /** After a ceremony: how often the device has signed, and that it did just now. Only {@link #add} makes new rows. */
    @Override
    public void save(CredentialRecord used) {
        db.update(PASSKEY)
                .set(PASSKEY.SIGN_COUNT, used.getSignatureCount())
                .set(PASSKEY.USED_AT, clock.instant())
                .where(PASSKEY.CREDENTIAL_ID.eq(used.getCredentialId().getBytes()))
                .execute();
    }

    void add(DSLContext sql, Account account, CredentialRecord made, String name) {
        Instant now = clock.instant();
        sql.insertInto(PASSKEY)
                .set(PASSKEY.DISTRICT_ID, account.district())
                .set(PASSKEY.ACCOUNT_ID, account.id())
                .set(PASSKEY.CREDENTIAL_ID, made.getCredentialId().getBytes())
                .set(PASSKEY.HANDLE, handle(account))
                .set(PASSKEY.NAME, name)
                .set(PASSKEY.PUBLIC_KEY, made.getPublicKey().getBytes())
                .set(PASSKEY.ATTESTATION, made.getAttestationObject().getBytes())
                .set(PASSKEY.SIGN_COUNT, made.getSignatureCount())
                .set(PASSKEY.VERIFIED, made.isUvInitialized())
                .set(PASSKEY.BACKUP_ELIGIBLE, made.isBackupEligible())
                .set(PASSKEY.BACKED_UP, made.isBackupState())
                .set(
                        PASSKEY.TRANSPORTS,
                        made.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .collect(Collectors.joining(",")))
                .set(PASSKEY.CREATED_AT, now)
                .set(PASSKEY.USED_AT, now)
                .execute();
    }

    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException("passkeys are removed by their account");
    }

    @Override
    public void save(PublicKeyCredentialUserEntity entity) {
        throw new UnsupportedOperationException("accounts are made by administrators");
    }

    private byte[] handle(Account account) {
        return secrets.digest(account, HANDLE);
    }

    private PublicKeyCredentialUserEntity entity(Account account) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(new Bytes(handle(account)))
                .name(account.username())
                .displayName(account.username())
                .build();
    }

    private List<CredentialRecord> select(Condition which) {
        return db.selectFrom(PASSKEY).where(which).orderBy(PASSKEY.CREATED_AT).fetch(PasskeyRecords::credential);
    }

    private static CredentialRecord credential(Record row) {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.get(PASSKEY.CREDENTIAL_ID)))
                .userEntityUserId(new Bytes(row.get(PASSKEY.HANDLE)))
                .publicKey(new ImmutablePublicKeyCose(row.get(PASSKEY.PUBLIC_KEY)))
                .attestationObject(new Bytes(row.get(PASSKEY.ATTESTATION)))
                .signatureCount(row.get(PASSKEY.SIGN_COUNT))
                .uvInitialized(row.get(PASSKEY.VERIFIED))
                .backupEligible(row.get(PASSKEY.BACKUP_ELIGIBLE))
                .backupState(row.get(PASSKEY.BACKED_UP))
                .transports(transports(row.get(PASSKEY.TRANSPORTS)))
                .created(row.get(PASSKEY.CREATED_AT))
                .lastUsed(row.get(PASSKEY.USED_AT))
                .label(row.get(PASSKEY.NAME))
                .build();
    }

    private static Set<AuthenticatorTransport> transports(String joined) {
        return Arrays.stream(joined.split(","))
                .filter(one -> !one.isEmpty())
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }
}
