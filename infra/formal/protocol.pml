/* The delivery protocol of infra/decisions/0001-delivery-protocol.md: one event, one row. Each atomic block is one
   statement or one transaction; between two of them a process may die. FAULTS is the budget. Kinds: GOOD (default),
   FLAKY, INVALID, POISON. Mistakes are -DM_...; infra/formal/check runs them all. */
#ifndef FAULTS
#define FAULTS 1
#endif
#define MAX_ATTEMPTS 2
#define ALONE_AT 2
#define DEAD_AT 3
#define COPIES 2
/* status; the row is absent at first */
#define PENDING 1
#define PROCESSING 2
#define PROCESSED 3
#define FAILED 4
/* owner: nobody, worker 1 or 2, or the number of a dead one */
#define NOBODY 0
#define STILL_LOCKED 8
#define DEAD 9
/* what a claim answers */
#define SUPPRESSED 0
#define TAKEN 1
#define SUSPECT 2
#define CRASHED_TOO_OFTEN 3

#ifdef M_TAKEOVER_MOVES_THE_LEASE
#define LIVING_KEEP_IT false
#else
#define LIVING_KEEP_IT true
#endif

byte status, attempts, crashes, owner, applied;
bool published, due, leaseOver, ledger, buried;
byte ready, tier, faults = FAULTS;
bool holds[3], unlocked[3], busy[3];

#define FINAL (status == PROCESSED || status == FAILED)
#define RESOLVED (status == PROCESSED || (status == FAILED && buried))
#define MINE (status == PROCESSING && owner == me)
#define FAULT faults > 0 -> faults--
#define ENQUEUE ready = (ready < COPIES -> ready + 1 : ready)
#define REQUEUE(w) if :: holds[w] -> holds[w] = false; ENQUEUE :: else fi
#define CLOSE owner = NOBODY; leaseOver = false
#define MARK if :: status == PENDING -> published = true :: else fi

inline die() {
  REQUEUE(me);
  if :: owner == me -> owner = (unlocked[me] -> DEAD : STILL_LOCKED) :: else fi;
  unlocked[me] = false; busy[me] = false
}

inline handBack() { if :: owner == me -> status = PENDING; attempts--; CLOSE :: else fi }

/* Only here is it judged who died. A living owner keeps the row within its lease, though others work beside it. */
inline claim(alone) {
  dead = (owner == DEAD || (owner == 3 - me && unlocked[3 - me]));
  mineOrNobody = (owner == me || owner == NOBODY);
  if
  :: FINAL || (status == PENDING && !due) -> answer = SUPPRESSED
  :: else ->
#ifndef M_NO_CRASH_COUNT
     if :: dead && crashes < DEAD_AT -> crashes++ :: else fi;
#endif
     suspect = (crashes == ALONE_AT && !alone);
     held = (status == PROCESSING && !dead && !mineOrNobody && !leaseOver) && LIVING_KEEP_IT;
     if
     :: held -> answer = (suspect -> SUSPECT : TAKEN)
     :: !held && suspect -> answer = SUSPECT; if :: dead -> status = PENDING; CLOSE :: else fi
     :: !held && !suspect ->
        answer = (crashes == DEAD_AT -> CRASHED_TOO_OFTEN : TAKEN);
        if :: answer == TAKEN && (dead || owner == NOBODY) && attempts < 9 -> attempts++ :: else fi;
        status = PROCESSING; owner = me; leaseOver = false; published = true
     fi
  fi;
  dead = false; mineOrNobody = false; suspect = false; held = false
}

active proctype Api() { atomic { status = PENDING; due = true } }

proctype Relay() {
end: do
  :: status == PENDING && !published && due ->
#ifdef M_MARK_BEFORE_CONFIRM
     atomic { MARK };
#endif
     if
     :: atomic { ENQUEUE };
        if
        :: atomic { MARK }                       /* confirmed, not returned: mark */
        :: atomic { FAULT }                      /* confirm lost, or the relay died */
        fi
     :: atomic { FAULT                           /* returned and acked */
#ifdef M_RETURNS_IGNORED
          ; MARK
#endif
        }
     :: atomic { FAULT }                         /* refused, or the relay died */
     fi
  od
}

active proctype Broker() {
end: do
  :: atomic { tier > 0 && (due || status != PENDING) -> tier--; ENQUEUE }
  :: atomic { tier > 0 && faults > 0 -> faults--; tier--; ENQUEUE }       /* before it is due */
  :: atomic { holds[1] && faults > 0 -> faults--; REQUEUE(1) }            /* a channel closes under its worker */
  :: atomic { holds[2] && faults > 0 -> faults--; REQUEUE(2) }
#ifndef BROKER_KEEPS
  :: atomic { ready > 0 && faults > 0 -> faults--; ready = 0 }
  :: atomic { tier > 0 && faults > 0 -> faults--; tier-- }
#endif
  od
}

active proctype Postgres() {
end: do
  :: atomic { owner == STILL_LOCKED -> owner = DEAD }
  :: atomic { unlocked[1] -> unlocked[1] = false }                        /* the living lock their number again */
  :: atomic { unlocked[2] -> unlocked[2] = false }
  :: atomic { busy[1] && !unlocked[1] && faults > 0 -> faults--; unlocked[1] = true }
  :: atomic { busy[2] && !unlocked[2] && faults > 0 -> faults--; unlocked[2] = true }
  od
}

active proctype Clock() {
end: do
  :: atomic { status == PENDING && !due -> due = true }
  :: atomic { status == PROCESSING && !leaseOver && (owner == DEAD || (owner <= 2 && !busy[owner])) -> leaseOver = true }
  :: atomic { status == PROCESSING && !leaseOver && faults > 0 -> faults--; leaseOver = true }
  od
}

/* Dead letters are the relay's, the rest is the sweep's. */
active proctype Sweep() {
end: do
  :: atomic { status == FAILED && !buried -> buried = true }
#ifndef NO_SWEEP
  :: atomic { status == PENDING && published && due && ready == 0 && tier == 0 && !holds[1] && !holds[2] -> published = false }
  :: atomic { status == PENDING && published && due && faults > 0 -> faults--; published = false }
  :: atomic { status == PROCESSING && leaseOver -> published = false; leaseOver = false
#ifndef M_SWEEP_LEAVES_PROCESSING
       ; status = PENDING
#endif
#ifdef M_SWEEP_FORGETS_THE_OWNER
       ; owner = NOBODY
#endif
     }
#endif
  od
}

#define DIES(next) atomic { FAULT; die() }; goto next

proctype Worker(byte me) {
  byte answer; bool dead, suspect, mineOrNobody, held;
end: do
  :: atomic { ready > 0 -> ready--; holds[me] = true; busy[me] = true
#ifdef M_ACK_BEFORE_COMMIT
       ; holds[me] = false
#endif
     };
     if :: atomic { !unlocked[me] -> claim(false) } :: DIES(next) fi;
     if
     :: answer == SUSPECT -> if :: atomic { !unlocked[me] -> claim(true) } :: DIES(next) fi
     :: else
     fi;
     if
     :: answer == SUPPRESSED
     :: answer == CRASHED_TOO_OFTEN -> goto bury
     :: answer == TAKEN ->
        if
        :: DIES(next)
        :: atomic { FAULT; handBack(); REQUEUE(me); busy[me] = false }; goto next          /* outage, or a deploy */
        :: atomic { FAULT; REQUEUE(me) };                                 /* and it cannot be handed back yet */
           atomic { handBack(); busy[me] = false }; goto next
#if defined(POISON)
        :: atomic { die() }; goto next
#elif defined(INVALID)
        :: goto bury
#else
        :: atomic {
#ifdef M_NO_CHECK_WHEN_APPLYING
             if :: true ->
#else
             if :: !FINAL ->
#endif
#ifdef M_NO_LEDGER
                if :: true ->
#else
                if :: !ledger ->
#endif
                   applied++;
#ifndef M_LEDGER_IN_ITS_OWN_TRANSACTION
                   ledger = true;
                   if :: !FINAL -> status = PROCESSED; CLOSE :: else fi
#endif
                :: else fi
             :: else fi };
#ifdef M_LEDGER_IN_ITS_OWN_TRANSACTION
           if :: atomic { ledger = true; if :: !FINAL -> status = PROCESSED; CLOSE :: else fi } :: DIES(next) fi;
#endif
           goto done
#ifdef FLAKY
        :: attempts >= MAX_ATTEMPTS -> goto bury
        :: atomic { attempts < MAX_ATTEMPTS ->
             if :: MINE -> status = PENDING; CLOSE; crashes = 0; due = false :: else -> goto done fi };
           if :: atomic { tier = 1 } :: atomic { FAULT } :: DIES(next) fi;
           goto done
#endif
#endif
        fi
     fi;
     goto done;
bury:
     atomic { if :: MINE -> status = FAILED; CLOSE :: else -> goto done fi };
     if :: atomic { buried = true } :: atomic { FAULT } :: DIES(next) fi;
done:
     if :: atomic { holds[me] = false; busy[me] = false } :: DIES(next) fi;
next: atomic { answer = SUPPRESSED; busy[me] = false }
  od
}

init { atomic { run Relay(); run Worker(1);
#ifdef TWO
  run Relay(); run Worker(2)
#endif
} }

ltl once     { [] (applied <= 1) }
ltl sound    { [] ((status == FAILED -> applied == 0) && (status == PROCESSED -> applied == 1 && ledger)
                   && attempts <= MAX_ATTEMPTS - 1 + DEAD_AT && (status == PROCESSING -> attempts >= 1 && owner != NOBODY)) }
ltl resolves { [] (status == PENDING -> <> RESOLVED) }
