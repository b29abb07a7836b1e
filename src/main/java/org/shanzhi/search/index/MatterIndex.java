package org.shanzhi.search.index;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.store.FSDirectory;
import org.shanzhi.matter.IndexSheet;

/** The index of this node, in a folder of its own. One thread writes, any number look. */
final class MatterIndex implements Closeable {
    private static final double MEMORY_MB = 32;

    private final FSDirectory folder;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    private MatterIndex(FSDirectory folder, IndexWriter writer) throws IOException {
        this.folder = folder;
        this.writer = writer;
        this.searchers = new SearcherManager(writer, null);
    }

    static MatterIndex open(Path path) throws IOException {
        var folder = FSDirectory.open(path);
        var settings = new IndexWriterConfig(new Bigrams(true))
                .setOpenMode(OpenMode.CREATE_OR_APPEND)
                .setIndexSort(Fields.ORDER)
                .setCommitOnClose(false)
                .setRAMBufferSizeMB(MEMORY_MB);
        return new MatterIndex(folder, new IndexWriter(folder, settings));
    }

    IndexState state() throws IOException {
        if (!DirectoryReader.indexExists(folder)) return IndexState.of(Map.of());
        try (var last = DirectoryReader.open(folder)) {
            return IndexState.of(last.getIndexCommit().getUserData());
        }
    }

    void clear() throws IOException {
        writer.deleteAll();
    }

    void put(Collection<IndexSheet> sheets) throws IOException {
        for (IndexSheet sheet : sheets)
            writer.updateDocument(Documents.key(sheet.district(), sheet.id()), Documents.of(sheet));
    }

    void remove(int district, long id) throws IOException {
        writer.deleteDocuments(Documents.key(district, id));
    }

    /** What was put can be found now; after a crash it is put again. */
    void show() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    /** What was put is on disk, together with where to go on. */
    void keep(IndexState state) throws IOException {
        writer.setLiveCommitData(state.written().entrySet());
        writer.commit();
    }

    /** A page in order, the later registered first. */
    ScoreDoc[] page(Query query, int most, FieldDoc after) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            var collected = new TopFieldCollectorManager(Fields.ORDER, most, after, 1);
            return searcher.search(query, collected).scoreDocs;
        } finally {
            searchers.release(searcher);
        }
    }

    /** The ids of the first of what a query finds. */
    List<Long> numbers(Query query, int most) throws IOException {
        return Arrays.stream(page(query, most, null))
                .map(hit -> (Long) ((FieldDoc) hit).fields[1])
                .toList();
    }

    /** The ids of what fits a query best, by how rare the words are that it holds. */
    List<Long> likest(Query query, int most) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            var ids = new ArrayList<Long>();
            var leaves = searcher.getIndexReader().leaves();
            for (ScoreDoc hit : searcher.search(query, most).scoreDocs) {
                LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(hit.doc, leaves));
                var numbers = DocValues.getSortedNumeric(leaf.reader(), Fields.ID);
                if (numbers.advanceExact(hit.doc - leaf.docBase)) ids.add(numbers.nextValue());
            }
            return ids;
        } finally {
            searchers.release(searcher);
        }
    }

    /** In how many titles or texts a word stands, whichever are more. */
    int frequency(String word) {
        return asked(reader ->
                Math.max(reader.docFreq(new Term(Fields.TITLE, word)), reader.docFreq(new Term(Fields.TEXT, word))));
    }

    int size() {
        return asked(IndexReader::numDocs);
    }

    private interface Asking {
        int of(IndexReader reader) throws IOException;
    }

    private int asked(Asking what) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return what.of(searcher.getIndexReader());
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int count(Query query) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return searcher.count(query);
        } finally {
            searchers.release(searcher);
        }
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
        folder.close();
    }
}
