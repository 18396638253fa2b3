package io.otrep.core.ledger;

import io.otrep.account.AccountId;
import io.otrep.account.Activity;
import io.otrep.account.CashFlow;
import io.otrep.account.EquityQuality;
import io.otrep.account.ExchangeRate;
import io.otrep.account.Fill;
import io.otrep.account.LotMethod;
import io.otrep.account.Position;
import io.otrep.account.PositionSide;
import io.otrep.core.internal.record.StateBytes;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The books of one engine: cash by account and currency, positions by account, instrument and owner over lots, equity in one base
 * currency. For example, after {@code open(account, USD, 100000)}, a fill that buys 100 at 187.20 with a fee of 1 USD leaves 81,279 USD
 * of cash, a lot of 100 with a cost of 18,720, and, marked at 188, an equity of 100,079.
 *
 * <p><b>Order does not matter.</b> What the books say is a function of the set of activities given: each counts once per key, the highest
 * revision of a family holds, and lots are made in canonical order (venue time, then corporate actions before executions, then family),
 * whatever the order of arrival. {@link Horizon} says how far back this reaches. Measurements in the base currency that are taken
 * at the rate of the moment (flows, fees of closed trades) are the exception: they use the rate known when the activity came.
 *
 * <p><b>Settlement.</b> SECURITY: a fill moves quantity * price * multiplier of cash. SPOT_EXCHANGE: it moves two balances; what owners
 * bought is their position, less fees taken in the asset; what else is in that balance is external and counts at the first
 * instrument of its route that trades the currency. MARGINED: only profit, fees and flows move cash; profit is realized on the net position of
 * the account, as a venue does it, while each owner's profit is kept on its own lots. A {@code SETTLEMENT} flow on a margined
 * instrument, in its quote currency, is profit of open units paid out, and becomes part of their cost. A venue that pays profit in
 * another currency says so by two such flows without an instrument.
 *
 * <p><b>Lots</b> keep total cost. A partial close releases cost * closed / quantity, rounded half even to 18 places, and the rest stays,
 * so that flat means a cost of exactly 0. A close larger than the position closes and then opens.
 *
 * <p><b>Corporate actions</b> keep total cost. Owners are taken by name, external last; where the venue states the quantity after, the
 * difference comes off the newest lots of the last owner (not in a spot instrument, where the balance says what is held). Cash for a fraction is profit; where nothing remains the cost is released
 * against the cash.
 *
 * <p>Single-threaded: the engine loop. {@link #mark}, {@link #position(int)} and {@link #equity()} allocate nothing.
 */
public final class Ledger {
    private static final int VERSION = 2;

    private final Rates rates;
    private final Registry registry;
    private final Postings postings;
    private final Valuation valuation;
    private int broughtCount;
    private double equity;
    private boolean stale = true;
    private EquityQuality quality = EquityQuality.UNKNOWN;
    private long qualityFromNanos;
    private boolean qualityStale = true;

    /**
     * Empty books with the default horizon and nobody to hear of closed trades.
     *
     * @param base the currency of equity
     * @param method which lots a close takes first
     */
    public Ledger(Currency base, LotMethod method) {
        this(base, method, Horizon.DEFAULT, null);
    }

    /**
     * Empty books.
     *
     * @param base the currency of equity
     * @param method which lots a close takes first
     * @param horizon how far back the books can be changed
     * @param listener hears of closed trades; null for nobody
     */
    public Ledger(Currency base, LotMethod method, Horizon horizon, @Nullable ClosedTradeListener listener) {
        this.rates = new Rates(Objects.requireNonNull(base, "base"));
        this.registry = new Registry(rates, Objects.requireNonNull(method, "method"), listener);
        this.postings = new Postings(registry, horizon);
        this.valuation = new Valuation(rates);
    }

    // ---------------------------------------------------------------- instruments and owners

    /**
     * Gives an instrument a slot.
     *
     * @param instrument which
     * @return its slot: 0 for the first one added; the same as before if it was added before
     */
    public int add(Instrument instrument) {
        return registry.add(instrument).index();
    }

    /**
     * The slot of an instrument.
     *
     * @param instrument which
     * @return its slot, -1 if it was not added
     */
    public int slot(Instrument instrument) {
        return registry.slot(instrument);
    }

    /**
     * The instrument of a slot.
     *
     * @param slot from 0 below {@link #slotCount()}
     * @return the instrument
     */
    public Instrument instrument(int slot) {
        return registry.slots().get(slot).instrument();
    }

    /**
     * How many instruments there are.
     *
     * @return at least 0; an activity of an instrument that was not added adds it
     */
    public int slotCount() {
        return registry.slots().size();
    }

    /**
     * Numbers an owner, for {@link #position(int, int)}.
     *
     * @param owner its name
     * @return its number, the same every time; {@link Position#EXTERNAL} is 0
     */
    public int owner(String owner) {
        return registry.owners().index(owner);
    }

    /**
     * All owners that were met, in the order of their numbers.
     *
     * @return a copy
     */
    public List<String> owners() {
        return registry.owners().names();
    }

    // ---------------------------------------------------------------- beginnings

    /**
     * Cash that was there before the books began. Adds up when called again.
     *
     * @param account where
     * @param currency what
     * @param cash how much, negative if owed
     */
    public void open(AccountId account, Currency currency, Decimal cash) {
        registry.account(account).line(currency).open(cash);
        stale = true;
        qualityStale = true;
    }

    /**
     * A position that was there before the books began: external, or taken over. Moves no cash; in a spot instrument it says whose units of
     * the balance are, which {@link #open} states.
     *
     * @param account where
     * @param instrument what
     * @param owner whose; {@link Position#EXTERNAL} if not ours
     * @param quantity units, negative if short, not 0
     * @param price what a unit cost, in the quote currency
     * @param timeNanos since when, nanoseconds since 1970
     */
    public void openPosition(
            AccountId account, Instrument instrument, String owner, Decimal quantity, Decimal price, long timeNanos) {
        if (quantity.isZero()) {
            throw new IllegalArgumentException("an opening position of " + instrument + " must not be empty");
        }
        Decimal unit = registry.bring(account, instrument, quantity, price);
        Book book = registry.book(account, instrument);
        BroughtEntry brought = new BroughtEntry(timeNanos, "brought-" + broughtCount++, owner, quantity, unit);
        brought.seal(); // nobody takes it back
        book.insert(brought);
        settleBooks();
    }

    // ---------------------------------------------------------------- activities

    /**
     * Whether an execution was taken before, as far as is remembered: {@link #apply} would call it a duplicate.
     *
     * @param fill what happened
     * @return false for a later revision
     */
    public boolean isRepeated(Fill fill) {
        return postings.isRepeated(fill);
    }

    /**
     * Takes an activity to the books, once.
     *
     * @param activity what happened
     * @param shares who owns a fill: signed quantities that sum up to its signed quantity; none for an external one; ignored for other
     *     kinds. A correction is split as its fill was, in whole steps where the instrument has a step, the rest to the last
     * @return what became of it
     * @throws IllegalArgumentException if the shares do not sum up to the fill; nothing changed then
     */
    public Applied apply(Activity activity, List<OwnerShare> shares) {
        return apply(activity, shares, List.of());
    }

    /**
     * Takes an activity to the books, once, and names the lots that it closes first.
     *
     * @param activity what happened
     * @param shares who owns a fill, as in {@link #apply(Activity, List)}
     * @param lots families of the executions that opened the lots to close, for {@link LotMethod#SPECIFIC}; ignored by other methods
     * @return what became of it
     * @throws IllegalArgumentException if the shares do not sum up to the fill; nothing changed then
     */
    public Applied apply(Activity activity, List<OwnerShare> shares, List<String> lots) {
        Applied applied = postings.apply(activity, shares, lots);
        settleBooks();
        postings.trim();
        return applied;
    }

    /**
     * Units change owners inside an account, at a price; no cash moves.
     *
     * @param account where
     * @param instrument what
     * @param timeNanos when, nanoseconds since 1970
     * @param price price per unit, in the quote currency
     * @param shares signed quantities that sum up to 0
     * @param id makes it the same as another: a second one with this id changes nothing
     * @return what became of it
     * @throws IllegalArgumentException if the shares do not sum up to 0
     */
    public Applied cross(
            AccountId account,
            Instrument instrument,
            long timeNanos,
            Decimal price,
            List<OwnerShare> shares,
            String id) {
        Applied applied = postings.cross(account, instrument, timeNanos, price, shares, id);
        settleBooks();
        postings.trim();
        return applied;
    }

    private void settleBooks() {
        stale = true;
        qualityStale = true;
        for (int i = 0; i < registry.changed().size(); i++) {
            Book book = registry.changed().get(i);
            book.post(registry.account(book.account()));
            book.slot().refresh(registry.owners());
            valuation.update(book);
        }
        registry.changed().clear();
    }

    // ---------------------------------------------------------------- bytes

    /**
     * All that the books know, so that {@link #load} goes on from here to the digit: cash, lots, what can still be changed, what is remembered
     * of the rest, rates and marks.
     *
     * @return bytes that name their instruments themselves
     */
    public byte[] save() {
        return StateBytes.write(VERSION, out -> new LedgerWriter(registry, postings, out).write(broughtCount));
    }

    /**
     * Takes what other books have saved, of the same base currency and lot method. These must be empty: no cash, no activity; instruments and
     * owners may have been added.
     *
     * @param saved what {@link #save} made
     * @throws IllegalArgumentException if the bytes are not such books
     */
    public void load(byte[] saved) {
        StateBytes.read(
                saved, VERSION, this::own, in -> broughtCount = new LedgerReader(registry, postings, in).read());
        registry.accounts().forEach(account -> account.books().forEach(valuation::update));
        registry.slots().forEach(slot -> slot.refresh(registry.owners()));
        stale = true;
        qualityStale = true;
    }

    private Instrument own(Instrument read) {
        Slot known = registry.find(read);
        return known == null ? read : known.instrument();
    }

    /** Knows no mark any more: what is held has no value until it is marked again. */
    public void forgetMarks() {
        registry.slots().forEach(slot -> slot.mark(Double.NaN, Long.MIN_VALUE));
        registry.slots().forEach(valuation::revalue);
        stale = true;
        qualityStale = true;
    }

    // ---------------------------------------------------------------- measurements

    /**
     * Values an instrument from now on. The last call counts.
     *
     * @param slot which
     * @param price price per unit, in the quote currency; NaN if it is not known any more
     * @param timeNanos when it was measured, nanoseconds since 1970
     */
    public void mark(int slot, double price, long timeNanos) {
        Slot marked = registry.slots().get(slot);
        marked.mark(price, timeNanos);
        if (marked.isValued()) {
            stale = true;
            valuation.revalue(marked);
            qualityStale |= !staysGood(marked);
        }
        postings.valueFlows();
    }

    /**
     * Doubts the mark of an instrument, or trusts it again.
     *
     * @param slot which
     * @param suspect true if equity that depends on it is {@link EquityQuality#SUSPECT}
     */
    public void suspect(int slot, boolean suspect) {
        registry.slots().get(slot).suspect(suspect);
        qualityStale = true;
    }

    /**
     * The mark of an instrument.
     *
     * @param slot which
     * @return in the quote currency, NaN if there was none
     */
    public double mark(int slot) {
        return registry.slots().get(slot).mark();
    }

    /**
     * When that mark was measured.
     *
     * @param slot which
     * @return nanoseconds since 1970, {@link Long#MIN_VALUE} if never
     */
    public long markTimeNanos(int slot) {
        return registry.slots().get(slot).markTimeNanos();
    }

    /**
     * Values a currency from now on.
     *
     * @param rate from or to the base currency
     * @return false if it is of other currencies, or older than what is known: nothing changed
     */
    public boolean rate(ExchangeRate rate) {
        boolean taken = rates.state(rate);
        if (taken) {
            stale = true;
            qualityStale = true;
            postings.valueFlows();
        }
        return taken;
    }

    /**
     * What a unit of a currency is worth.
     *
     * @param currency which
     * @return in the base currency: as stated, or by the mark of the first spot instrument that trades it; NaN if not known
     */
    public double rate(Currency currency) {
        return rates.rate(rates.index(currency));
    }

    /**
     * When that was measured.
     *
     * @param currency which
     * @return nanoseconds since 1970; {@link Long#MAX_VALUE} for the base currency, {@link Long#MIN_VALUE} if never
     */
    public long rateTimeNanos(Currency currency) {
        return rates.timeNanos(rates.index(currency));
    }

    /**
     * What a unit of an instrument's quote currency is worth.
     *
     * @param slot which instrument
     * @return in the base currency, NaN if not known
     */
    public double rate(int slot) {
        return rates.rate(registry.slots().get(slot).quote());
    }

    /**
     * When that was measured.
     *
     * @param slot which instrument
     * @return nanoseconds since 1970; {@link Long#MAX_VALUE} for the base currency, {@link Long#MIN_VALUE} if never
     */
    public long rateTimeNanos(int slot) {
        return rates.timeNanos(registry.slots().get(slot).quote());
    }

    /**
     * Cash and positions of all accounts. Asking again costs nothing until the books, or a mark or rate that they need, have changed.
     *
     * @return in the base currency; NaN if a mark or rate that is needed is missing
     */
    public double equity() {
        if (stale) {
            equity = valuation.equity(registry.accounts());
            stale = false;
        }
        return equity;
    }

    /**
     * Cash and positions of one account.
     *
     * @param account which
     * @return in the base currency; NaN if a mark or rate that is needed is missing; 0 for an account that was never met
     */
    public double equity(AccountId account) {
        AccountBook book = registry.find(account);
        return book == null ? 0 : valuation.equity(book);
    }

    /**
     * How far {@link #equity()} can be trusted.
     *
     * @param freshFromNanos marks and rates from before this time are stale, nanoseconds since 1970
     * @return the worst of all marks and rates that are needed
     */
    public EquityQuality quality(long freshFromNanos) {
        if (qualityStale || qualityFromNanos != freshFromNanos) {
            quality = valuation.quality(registry.accounts(), freshFromNanos);
            qualityFromNanos = freshFromNanos;
            qualityStale = false;
        }
        return quality;
    }

    /** A fresh mark makes nothing worse. */
    private boolean staysGood(Slot marked) {
        return quality == EquityQuality.GOOD
                && !Double.isNaN(marked.mark())
                && !marked.isSuspect()
                && marked.markTimeNanos() >= qualityFromNanos;
    }

    /**
     * The position of an instrument at its mark, external units included; the whole value also where it is margined.
     *
     * @param slot which
     * @return in the base currency, negative if short; 0 if flat; NaN if not known
     */
    public double marketValue(int slot) {
        double units = position(slot);
        Slot held = registry.slots().get(slot);
        return units == 0 ? 0 : units * held.mark() * held.multiplier() * rates.rate(held.quote());
    }

    /**
     * Deposits minus withdrawals, each at the rate known when it came, or at the first one after. Opening balances are no flow.
     *
     * @return in the base currency; NaN while one of them has no rate
     */
    public double cumulativeFlow() {
        return postings.cumulativeFlow();
    }

    /**
     * Equity less what its causes explain: opening balances, flows, fees and the profit of every owner, all summed on their own. Walks
     * all books.
     *
     * @return in the base currency: 0, up to rounding of {@code double}; NaN if equity is not known
     */
    public double identityGap() {
        return equity() - valuation.explained(registry.accounts());
    }

    /**
     * A balance less what its causes explain, exactly.
     *
     * @param account where
     * @param currency what
     * @return 0, unless the books are broken
     */
    public Decimal cashGap(AccountId account, Currency currency) {
        AccountBook cash = registry.find(account);
        CashLine line = cash == null ? null : cash.find(rates.index(currency));
        if (cash == null || line == null) {
            return Decimal.ZERO;
        }
        Decimal gap = line.residualExact().minus(line.explained());
        for (Book book : cash.books()) {
            if (book.slot().instrument().currency().equals(currency)) {
                gap = gap.minus(cashOf(book.now()));
            }
        }
        return gap;
    }

    private static Decimal cashOf(Holdings now) {
        Holding net = now.net();
        if (net != null) {
            return net.realized();
        }
        Decimal sum = Decimal.ZERO;
        for (int i = 0; i < now.size(); i++) {
            sum = sum.plus(now.get(i).realized()).minus(now.get(i).cost());
        }
        return sum;
    }

    // ---------------------------------------------------------------- cash

    /**
     * The balance of a currency.
     *
     * @param account where
     * @param currency what
     * @return negative if owed
     */
    public Decimal cash(AccountId account, Currency currency) {
        AccountBook book = registry.find(account);
        CashLine line = book == null ? null : book.find(rates.index(currency));
        return line == null ? Decimal.ZERO : line.balance();
    }

    /**
     * All balances of an account.
     *
     * @param account where
     * @return by currency in order of its code, a copy
     */
    public Map<Currency, Decimal> balances(AccountId account) {
        Map<Currency, Decimal> balances = new TreeMap<>();
        AccountBook book = registry.find(account);
        if (book != null) {
            book.lines().forEach(line -> balances.put(line.currency(), line.balance()));
        }
        return balances;
    }

    /**
     * All accounts that were met.
     *
     * @return in order, a copy
     */
    public List<AccountId> accounts() {
        return registry.accounts().stream().map(AccountBook::id).toList();
    }

    /**
     * Fees of executions over all accounts, those taken in the asset included; rebates count negative.
     *
     * @return by currency in order of its code, a copy
     */
    public Map<Currency, Decimal> fees() {
        Map<Currency, Decimal> sums = new TreeMap<>();
        forEachLine(line -> sum(sums, line.currency(), line.fees()));
        return sums;
    }

    /**
     * Cash flows of a kind over all accounts.
     *
     * @param kind which
     * @return by currency in order of its code, a copy
     */
    public Map<Currency, Decimal> flows(CashFlow.Kind kind) {
        Map<Currency, Decimal> sums = new TreeMap<>();
        forEachLine(line -> sum(sums, line.currency(), line.flow(kind)));
        return sums;
    }

    private void forEachLine(Consumer<CashLine> use) {
        registry.accounts().forEach(account -> account.lines().forEach(use));
    }

    private static void sum(Map<Currency, Decimal> sums, Currency currency, Decimal amount) {
        if (!amount.isZero()) {
            sums.merge(currency, amount, Decimal::plus);
        }
    }

    // ---------------------------------------------------------------- positions

    /**
     * Units held over all accounts, ours and external.
     *
     * @param slot which instrument
     * @return negative if short
     */
    public double position(int slot) {
        Slot held = registry.slots().get(slot);
        return held.isHome() ? held.measured() + residual(held) : held.measured();
    }

    /**
     * Units held that are ours.
     *
     * @param slot which instrument
     * @return negative if short
     */
    public double ownedPosition(int slot) {
        Slot held = registry.slots().get(slot);
        return held.measured() - held.measured(Owners.EXTERNAL_INDEX);
    }

    /**
     * Units held by an owner.
     *
     * @param slot which instrument
     * @param owner its number, of {@link #owner(String)}
     * @return negative if short
     */
    public double position(int slot, int owner) {
        Slot held = registry.slots().get(slot);
        double units = held.measured(owner);
        return owner == Owners.EXTERNAL_INDEX && held.isHome() ? units + residual(held) : units;
    }

    /**
     * Units held by an owner.
     *
     * @param slot which instrument
     * @param owner its name
     * @return negative if short
     */
    public double position(int slot, String owner) {
        int index = registry.owners().find(owner);
        return index < 0 ? 0 : position(slot, index);
    }

    private double residual(Slot held) {
        double sum = 0;
        for (int i = 0; i < registry.accounts().size(); i++) {
            CashLine line = residualLine(registry.accounts().get(i), held);
            sum += line == null ? 0 : line.residual();
        }
        return sum;
    }

    private Decimal residualExact(Slot held) {
        Decimal sum = Decimal.ZERO;
        for (AccountBook account : registry.accounts()) {
            CashLine line = residualLine(account, held);
            sum = line == null ? sum : sum.plus(line.residualExact());
        }
        return sum;
    }

    private static @Nullable CashLine residualLine(AccountBook account, Slot held) {
        boolean reaches = account.id().route().equals(held.instrument().route());
        return reaches ? account.find(held.asset()) : null;
    }

    /**
     * Units held over all accounts, ours and external, exactly.
     *
     * @param slot which instrument
     * @return negative if short
     */
    public Decimal quantity(int slot) {
        Slot held = registry.slots().get(slot);
        return held.isHome() ? held.quantity().plus(residualExact(held)) : held.quantity();
    }

    /**
     * Units held by an owner over all accounts, exactly.
     *
     * @param slot which instrument
     * @param owner its name
     * @return negative if short
     */
    public Decimal quantity(int slot, String owner) {
        Slot held = registry.slots().get(slot);
        int index = registry.owners().find(owner);
        Decimal units = index < 0 ? Decimal.ZERO : held.quantity(index);
        return index == Owners.EXTERNAL_INDEX && held.isHome() ? units.plus(residualExact(held)) : units;
    }

    /**
     * Profit and loss of what an owner closed, over all accounts, before fees.
     *
     * @param slot which instrument
     * @param owner its name
     * @return in the quote currency
     */
    public Decimal realized(int slot, String owner) {
        Decimal sum = Decimal.ZERO;
        for (Book book : registry.slots().get(slot).books()) {
            Holding holding = book.now().find(owner);
            sum = holding == null ? sum : sum.plus(holding.realized());
        }
        return sum;
    }

    /**
     * All positions that are not flat, by slot, then account, then owner, external last.
     *
     * @return a copy
     */
    public List<Position> positions() {
        List<Position> positions = new ArrayList<>();
        for (Slot slot : registry.slots()) {
            for (AccountBook account : registry.accounts()) {
                addPositions(positions, account, slot);
            }
        }
        return positions;
    }

    private void addPositions(List<Position> positions, AccountBook account, Slot slot) {
        Book book = Registry.find(account.id(), slot);
        for (int i = 0; book != null && i < book.now().size(); i++) {
            String owner = book.now().get(i).owner();
            if (!owner.equals(Position.EXTERNAL)) {
                addPosition(positions, position(account.id(), slot.instrument(), owner));
            }
        }
        addPosition(positions, position(account.id(), slot.instrument(), Position.EXTERNAL));
    }

    private static void addPosition(List<Position> positions, Position position) {
        if (!position.isFlat()) {
            positions.add(position);
        }
    }

    /**
     * What an owner holds of an instrument in an account. The external part of a spot balance has units but neither lots nor cost, since
     * nobody told what was paid.
     *
     * @param account where
     * @param instrument what
     * @param owner its name
     * @return the position, flat if there is none
     */
    public Position position(AccountId account, Instrument instrument, String owner) {
        Slot slot = registry.find(instrument);
        Book book = slot == null ? null : Registry.find(account, slot);
        Holding found = book == null ? null : book.now().find(owner);
        Holding holding = found == null ? new Holding(owner) : found;
        return new Position(
                account,
                instrument,
                PositionSide.NET,
                owner,
                holding.quantity().plus(residual(account, slot, owner)),
                holding.cost(),
                holding.realized(),
                holding.lots().toLots());
    }

    private Decimal residual(AccountId account, @Nullable Slot slot, String owner) {
        AccountBook cash = registry.find(account);
        if (cash == null || slot == null || !slot.isHome() || !owner.equals(Position.EXTERNAL)) {
            return Decimal.ZERO;
        }
        CashLine line = residualLine(cash, slot);
        return line == null ? Decimal.ZERO : line.residualExact();
    }

    /**
     * How many executions and bookings can still be changed: the memory that the horizon bounds.
     *
     * @return at most {@link Horizon#changeable()}
     */
    public int changeable() {
        return postings.changeable();
    }

    /** Entries kept to be applied again. */
    int retained() {
        int sum = 0;
        for (AccountBook account : registry.accounts()) {
            for (Book book : account.books()) {
                sum += book.retained();
            }
        }
        return sum;
    }
}
