package org.shanzhi.kernel.blobs;

import static org.shanzhi.db.Tables.STORED_FILE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.ServiceCode;
import org.shanzhi.kernel.crypto.CryptoSuite;
import org.shanzhi.kernel.crypto.KeyWrap;
import org.shanzhi.kernel.web.HttpProblem;
import org.shanzhi.kernel.web.ProblemCode;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/**
 * Files that people hand in. Each is encrypted with a key of its own that only the vault can unwrap, so that a stolen disk
 * shows nothing and erasing the row erases the file. Knows no rights: the module that a file belongs to asks for them.
 */
@Service
public class Files {
    public static final long LARGEST = 25L << 20;

    private final DSLContext dsl;
    private final BlobStore blobs;
    private final CryptoSuite suite;
    private final KeyWrap vault;
    private final Clock clock;

    public Files(DSLContext dsl, BlobStore blobs, CryptoSuite suite, KeyWrap vault, Clock clock) {
        this.dsl = dsl;
        this.blobs = blobs;
        this.suite = suite;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Stores a file, a picture without what was written beside it. Each call stores another one, even of the same content.
     *
     * @param uploadedBy staff, or null
     * @throws HttpProblem 413 beyond {@link #LARGEST}, 422 when it is a picture that cannot be read, 415 when it is none of {@link MediaType}, 400 when it is empty
     */
    public StoredFile store(int districtId, Integer uploadedBy, InputStream content) {
        return store(districtId, uploadedBy, content, LARGEST);
    }

    /**
     * The same with a limit of its own, for files that are read as a stream.
     *
     * @param largest in bytes; of pictures never more than {@link #LARGEST}
     */
    public StoredFile store(int districtId, Integer uploadedBy, InputStream content, long largest) {
        try {
            var prefix = content.readNBytes(MediaType.PREFIX);
            var type = typeOf(prefix);
            var id = UUID.randomUUID();
            var key = suite.newKey();
            var sent = new SequenceInputStream(new ByteArrayInputStream(prefix), content);
            var clear = new Measured(alone(type, sent), largest);
            var blob = blobs.put(out -> new SealedStream(suite, key, id).seal(clear, out));
            var file = new StoredFile(id, HexFormat.of().formatHex(clear.sha256()), type.text(), clear.size());
            insert(districtId, uploadedBy, file, blob, vault.wrap(districtId, key, context(id)));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Stores what the program itself writes, sealed piece by piece as it is written: no more than one piece of it is in
     * memory, and none lies in clear on the disk. When the writer fails, nothing is stored.
     *
     * @param madeFor staff, or null
     */
    public StoredFile write(int districtId, Integer madeFor, MediaType type, BlobStore.Writer content) {
        try {
            var id = UUID.randomUUID();
            var key = suite.newKey();
            var clear = new MeasuredOut();
            var blob = blobs.put(out -> {
                try (var sealed = new SealedStream(suite, key, id).into(out)) {
                    content.writeTo(clear.on(sealed));
                    sealed.finish();
                }
            });
            var file = new StoredFile(id, HexFormat.of().formatHex(clear.sha256()), type.text(), clear.size());
            insert(districtId, madeFor, file, blob, vault.wrap(districtId, key, context(id)));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only what is to be seen of a picture is kept: cameras write down where and when it was taken. */
    private static InputStream alone(MediaType type, InputStream sent) {
        return switch (type) {
            case JPEG -> new JpegAlone(new Measured(sent, LARGEST));
            case PNG -> new PngAlone(new Measured(sent, LARGEST));
            case PDF, DOCX, XLSX, TXT, CSV -> sent;
        };
    }

    private static MediaType typeOf(byte[] prefix) {
        if (prefix.length == 0) {
            throw new HttpProblem(HttpStatus.BAD_REQUEST, ServiceCode.FILE_EMPTY);
        }
        return MediaType.sniff(prefix)
                .orElseThrow(() -> new HttpProblem(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE, ProblemCode.UNSUPPORTED_MEDIA_TYPE, MediaType.allowed()));
    }

    private void insert(int districtId, Integer uploadedBy, StoredFile file, String blob, byte[] wrapped) {
        dsl.insertInto(STORED_FILE)
                .set(STORED_FILE.DISTRICT_ID, districtId)
                .set(STORED_FILE.ID, file.id())
                .set(STORED_FILE.SHA256, HexFormat.of().parseHex(file.sha256()))
                .set(STORED_FILE.BLOB, blob)
                .set(STORED_FILE.KEY_WRAPPED, wrapped)
                .set(STORED_FILE.MEDIA_TYPE, file.type())
                .set(STORED_FILE.SIZE, file.size())
                .set(STORED_FILE.UPLOADED_BY, uploadedBy)
                .set(STORED_FILE.AT, clock.instant())
                .execute();
    }

    public Optional<StoredFile> find(int districtId, UUID id) {
        return dsl.selectFrom(STORED_FILE).where(is(districtId, id)).fetchOptional(Files::stored);
    }

    /** Those of the files that exist, by id. */
    public Map<UUID, StoredFile> find(int districtId, Collection<UUID> ids) {
        return dsl.selectFrom(STORED_FILE)
                .where(STORED_FILE.DISTRICT_ID.eq(districtId), STORED_FILE.ID.in(ids))
                .fetchMap(STORED_FILE.ID, Files::stored);
    }

    /**
     * Whether this member of staff stored it, not too long ago: nobody can attach a file that somebody else has just handed
     * in, nor one that is about to be swept.
     */
    public boolean uploadedBy(int districtId, UUID id, Integer staffId) {
        return dsl.fetchExists(
                STORED_FILE,
                is(districtId, id),
                STORED_FILE.UPLOADED_BY.isNotDistinctFrom(staffId),
                STORED_FILE.AT.gt(clock.instant().minus(SweepUnattached.ATTACHABLE)));
    }

    /**
     * The content, decrypted and verified piece by piece while it is read.
     *
     * @throws NotFound when there is no such file in the district
     */
    public OpenFile open(int districtId, UUID id) {
        var row = dsl.selectFrom(STORED_FILE)
                .where(is(districtId, id))
                .fetchOptional()
                .orElseThrow(() -> new NotFound("file " + id));
        try {
            var key = vault.unwrap(districtId, row.get(STORED_FILE.KEY_WRAPPED), context(id));
            var sealed = blobs.open(row.get(STORED_FILE.BLOB));
            return new OpenFile(stored(row), new SealedStream(suite, key, id).open(sealed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Removes a file; idempotent. With the row goes the only key, so that from the commit on nobody can read it; the bytes
     * are swept up later.
     */
    public void delete(int districtId, UUID id) {
        dsl.deleteFrom(STORED_FILE).where(is(districtId, id)).execute();
    }

    private static StoredFile stored(Record row) {
        return new StoredFile(
                row.get(STORED_FILE.ID),
                HexFormat.of().formatHex(row.get(STORED_FILE.SHA256)),
                row.get(STORED_FILE.MEDIA_TYPE),
                row.get(STORED_FILE.SIZE));
    }

    private static Condition is(int districtId, UUID id) {
        return STORED_FILE.DISTRICT_ID.eq(districtId).and(STORED_FILE.ID.eq(id));
    }

    private static byte[] context(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
