<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>BulkReport</name>
    <message numerus="yes">
        <source>A sample of %n accepted tokens was looked at again.</source>
        <translation>
            <numerusform>A sample of %n accepted token was looked at again.</numerusform>
            <numerusform>A sample of %n accepted tokens was looked at again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkShares</name>
    <message numerus="yes">
        <source>%Ln usable</source>
        <translation>
            <numerusform>%Ln usable</numerusform>
            <numerusform>%Ln usable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unproved</source>
        <translation>
            <numerusform>%Ln unproved</numerusform>
            <numerusform>%Ln unproved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln offline only</source>
        <translation>
            <numerusform>%Ln offline only</numerusform>
            <numerusform>%Ln offline only</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkText</name>
    <message numerus="yes">
        <source>%1 (after %n attempts)</source>
        <extracomment>%1 says what went wrong</extracomment>
        <translation>
            <numerusform>%1 (after %n attempt)</numerusform>
            <numerusform>%1 (after %n attempts)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens are left as they are; the run can be resumed.</source>
        <translation>
            <numerusform>%Ln token is left as it is; the run can be resumed.</numerusform>
            <numerusform>%Ln tokens are left as they are; the run can be resumed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CloseWhileRunningBox</name>
    <message numerus="yes">
        <source>%Ln tokens have not been asked about yet.</source>
        <translation>
            <numerusform>%Ln token has not been asked about yet.</numerusform>
            <numerusform>%Ln tokens have not been asked about yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens still need an answer, or the proof that they are dead.</source>
        <translation>
            <numerusform>%Ln token still needs an answer, or the proof that it is dead.</numerusform>
            <numerusform>%Ln tokens still need an answer, or the proof that they are dead.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConnectionText</name>
    <message numerus="yes">
        <source>%n usable key(s) to check signatures with.</source>
        <translation>
            <numerusform>%n usable key to check signatures with.</numerusform>
            <numerusform>%n usable keys to check signatures with.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) failed</source>
        <translation>
            <numerusform>%n check failed</numerusform>
            <numerusform>%n checks failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing failed; %n check(s) left a doubt</source>
        <translation>
            <numerusform>Nothing failed; %n check left a doubt</numerusform>
            <numerusform>Nothing failed; %n checks left a doubt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is valid until %1, for %n more day(s).</source>
        <extracomment>%1 is a day; %n days are left until then</extracomment>
        <translation>
            <numerusform>It is valid until %1, for one more day.</numerusform>
            <numerusform>It is valid until %1, for %n more days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiagnosisText</name>
    <message numerus="yes">
        <source>%n thing(s) do not work</source>
        <translation>
            <numerusform>One thing does not work</numerusform>
            <numerusform>%n things do not work</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All works; %n thing(s) deserve a look</source>
        <translation>
            <numerusform>All works; one thing deserves a look</numerusform>
            <numerusform>All works; %n things deserve a look</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JournalText</name>
    <message numerus="yes">
        <source>%Ln entries were checked.</source>
        <translation>
            <numerusform>%Ln entry was checked.</numerusform>
            <numerusform>%Ln entries were checked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The last %Ln are newer than what the keychain knows: a program that was ended suddenly leaves such entries.</source>
        <translation>
            <numerusform>The last one is newer than what the keychain knows: a program that was ended suddenly leaves such an entry.</numerusform>
            <numerusform>The last %Ln are newer than what the keychain knows: a program that was ended suddenly leaves such entries.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LoginCheckText</name>
    <message numerus="yes">
        <source>The sign-in succeeded; %n line(s) are doubtful.</source>
        <translation>
            <numerusform>The sign-in succeeded; %n line is doubtful.</numerusform>
            <numerusform>The sign-in succeeded; %n lines are doubtful.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RevocationSummary</name>
    <message numerus="yes">
        <source>%n token(s) revoked, each proved dead</source>
        <translation>
            <numerusform>%n token revoked and proved dead</numerusform>
            <numerusform>%n tokens revoked, each proved dead</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n token(s) revoked and proved dead</source>
        <extracomment>%1 of %n tokens</extracomment>
        <translation>
            <numerusform>%1 of %n token revoked and proved dead</numerusform>
            <numerusform>%1 of %n tokens revoked and proved dead</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelfCheckText</name>
    <message numerus="yes">
        <source>%Ln entry/entries, each fitting the one before.</source>
        <translation>
            <numerusform>%Ln entry, and it is as it was written.</numerusform>
            <numerusform>%Ln entries, each fitting the one before.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignOutSummary</name>
    <message numerus="yes">
        <source>Signed out; %n token(s) could not be revoked</source>
        <translation>
            <numerusform>Signed out; one token could not be revoked</numerusform>
            <numerusform>Signed out; %n tokens could not be revoked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rescind::BulkPlanOptions</name>
    <message numerus="yes">
        <source>%Ln left out ✕</source>
        <extracomment>Tokens that were taken out one by one; the button puts them back.</extracomment>
        <translation>
            <numerusform>%Ln left out ✕</numerusform>
            <numerusform>%Ln left out ✕</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put back %Ln that were left out</source>
        <translation>
            <numerusform>Put back the one that was left out</numerusform>
            <numerusform>Put back %Ln that were left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rescind::BulkPlanPanel</name>
    <message numerus="yes">
        <source>%Ln more name no expiry</source>
        <translation>
            <numerusform>%Ln more names no expiry</numerusform>
            <numerusform>%Ln more name no expiry</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens to be revoked</source>
        <translation>
            <numerusform>%Ln token to be revoked</numerusform>
            <numerusform>%Ln tokens to be revoked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of %1 tokens to be revoked</source>
        <extracomment>%1 is the number of tokens in a list</extracomment>
        <translation>
            <numerusform>%Ln of %1 tokens to be revoked</numerusform>
            <numerusform>%Ln of %1 tokens to be revoked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Revoke %Ln tokens…</source>
        <translation>
            <numerusform>&amp;Revoke %Ln token…</numerusform>
            <numerusform>&amp;Revoke %Ln tokens…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Revoke %Ln tokens</source>
        <translation>
            <numerusform>Revoke %Ln token</numerusform>
            <numerusform>Revoke %Ln tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens are of another client or issuer</source>
        <translation>
            <numerusform>%Ln token is of another client or issuer</numerusform>
            <numerusform>%Ln tokens are of another client or issuer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This profile cannot revoke them. “%1” fits %Ln of them.</source>
        <extracomment>%1 is the name of a profile</extracomment>
        <translation>
            <numerusform>This profile cannot revoke it. “%1” fits %Ln of them.</numerusform>
            <numerusform>This profile cannot revoke them. “%1” fits %Ln of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rescind::BulkResumeList</name>
    <message numerus="yes">
        <source>%Ln of %1 tokens left</source>
        <extracomment>%1 is the number of tokens in a list</extracomment>
        <translation>
            <numerusform>%Ln of %1 tokens left</numerusform>
            <numerusform>%Ln of %1 tokens left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rescind::BulkRunPanel</name>
    <message numerus="yes">
        <source>Asked about %Ln of %1 tokens</source>
        <translation>
            <numerusform>Asked about %Ln of %1 tokens</numerusform>
            <numerusform>Asked about %Ln of %1 tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Asking about %Ln of %1 tokens</source>
        <translation>
            <numerusform>Asking about %Ln of %1 tokens</numerusform>
            <numerusform>Asking about %Ln of %1 tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paused: %Ln of %1 tokens</source>
        <translation>
            <numerusform>Paused: %Ln of %1 tokens</numerusform>
            <numerusform>Paused: %Ln of %1 tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopping: %Ln of %1 tokens</source>
        <translation>
            <numerusform>Stopping: %Ln of %1 tokens</numerusform>
            <numerusform>Stopping: %Ln of %1 tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done: %Ln of %1 tokens</source>
        <translation>
            <numerusform>Done: %Ln of %1 tokens</numerusform>
            <numerusform>Done: %Ln of %1 tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %Ln of %1 tokens</source>
        <translation>
            <numerusform>Stopped: %Ln of %1 tokens</numerusform>
            <numerusform>Stopped: %Ln of %1 tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Revoking %Ln of %1 tokens</source>
        <translation>
            <numerusform>Revoking %Ln of %1 tokens</numerusform>
            <numerusform>Revoking %Ln of %1 tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln at a time</source>
        <translation>
            <numerusform>%Ln at a time</numerusform>
            <numerusform>%Ln at a time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>slowed by the server to %Ln</source>
        <translation>
            <numerusform>slowed by the server to %Ln</numerusform>
            <numerusform>slowed by the server to %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %Ln per second</source>
        <translation>
            <numerusform>at most %Ln per second</numerusform>
            <numerusform>at most %Ln per second</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are proved</source>
        <translation>
            <numerusform>%Ln is proved</numerusform>
            <numerusform>%Ln are proved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln done</source>
        <translation>
            <numerusform>%Ln done</numerusform>
            <numerusform>%Ln done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln per second</source>
        <translation>
            <numerusform>%Ln per second</numerusform>
            <numerusform>%Ln per second</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (%Ln without expiry)</source>
        <extracomment>%1 says how many tokens are left</extracomment>
        <translation>
            <numerusform>%1 (%Ln without expiry)</numerusform>
            <numerusform>%1 (%Ln without expiry)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rescind::CascadePanel</name>
    <message numerus="yes">
        <source>%n throw-away token(s) could not be revoked, and live until they expire.</source>
        <translation>
            <numerusform>%n throw-away token could not be revoked, and lives until it expires.</numerusform>
            <numerusform>%n throw-away tokens could not be revoked, and live until they expire.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rescind::ConfirmBulkDialog</name>
    <message numerus="yes">
        <source>Revoke %Ln tokens?</source>
        <translation>
            <numerusform>Revoke %Ln token?</numerusform>
            <numerusform>Revoke %Ln tokens?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln revocations are sent to %1.</source>
        <extracomment>%1 is a host</extracomment>
        <translation>
            <numerusform>%Ln revocation is sent to %1.</numerusform>
            <numerusform>%Ln revocations are sent to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln are under way at once.</source>
        <translation>
            <numerusform>At most %Ln is under way at once.</numerusform>
            <numerusform>At most %Ln are under way at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Then the server is asked about %Ln of them whether they are dead.</source>
        <translation>
            <numerusform>Then the server is asked about %Ln of them whether it is dead.</numerusform>
            <numerusform>Then the server is asked about %Ln of them whether they are dead.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are held by Rescind itself: whoever is signed in here is signed out.</source>
        <translation>
            <numerusform>%Ln of them is held by Rescind itself: whoever is signed in here is signed out.</numerusform>
            <numerusform>%Ln of them are held by Rescind itself: whoever is signed in here is signed out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them name another application: the server will most likely refuse them.</source>
        <translation>
            <numerusform>%Ln of them names another application: the server will most likely refuse it.</numerusform>
            <numerusform>%Ln of them name another application: the server will most likely refuse them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Revoke %Ln tokens</source>
        <translation>
            <numerusform>&amp;Revoke %Ln token</numerusform>
            <numerusform>&amp;Revoke %Ln tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rescind::ConfirmRevocationDialog</name>
    <message numerus="yes">
        <source>Revoke %n tokens?</source>
        <translation>
            <numerusform>Revoke %n token?</numerusform>
            <numerusform>Revoke %n tokens?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Revoke %n tokens</source>
        <translation>
            <numerusform>&amp;Revoke %n token</numerusform>
            <numerusform>&amp;Revoke %n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n revocations are sent to %1, in the order above.</source>
        <translation>
            <numerusform>%n revocation is sent to %1.</numerusform>
            <numerusform>%n revocations are sent to %1, in the order above.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rescind::JournalPanel</name>
    <message numerus="yes">
        <source>%Ln entries, newest first</source>
        <translation>
            <numerusform>%Ln entry, newest first</numerusform>
            <numerusform>%Ln entries, newest first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rescind::ListTable</name>
    <message numerus="yes">
        <source>Copy %n &amp;row(s)</source>
        <translation>
            <numerusform>Copy &amp;row</numerusform>
            <numerusform>Copy %n &amp;rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %n &amp;fingerprint(s)</source>
        <translation>
            <numerusform>Copy &amp;fingerprint</numerusform>
            <numerusform>Copy %n &amp;fingerprints</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rescind::MainWindow</name>
    <message numerus="yes">
        <source>The clipboard holds a token; cleared in %n second(s)</source>
        <translation>
            <numerusform>The clipboard holds a token; cleared in %n second</numerusform>
            <numerusform>The clipboard holds a token; cleared in %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rescind::MainWindowBulk</name>
    <message numerus="yes">
        <source>It was begun %1; %Ln tokens are left.</source>
        <extracomment>%1 is a time</extracomment>
        <translation>
            <numerusform>It was begun %1; %Ln token is left.</numerusform>
            <numerusform>It was begun %1; %Ln tokens are left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rescind::MainWindowJournal</name>
    <message numerus="yes">
        <source>Journal intact · %Ln entries</source>
        <translation>
            <numerusform>Journal intact · %Ln entry</numerusform>
            <numerusform>Journal intact · %Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Journal · %Ln entries</source>
        <translation>
            <numerusform>Journal · %Ln entry</numerusform>
            <numerusform>Journal · %Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries are in %1, readable by you only.</source>
        <extracomment>%1 is a file</extracomment>
        <translation>
            <numerusform>%Ln entry is in %1, readable by you only.</numerusform>
            <numerusform>%Ln entries are in %1, readable by you only.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rescind::MainWindowProfiles</name>
    <message numerus="yes">
        <source>Import %n profile(s)?</source>
        <translation>
            <numerusform>Import %n profile?</numerusform>
            <numerusform>Import %n profiles?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rescind::RateChart</name>
    <message numerus="yes">
        <source>the server asked %n time(s) to slow down</source>
        <translation>
            <numerusform>the server asked once to slow down</numerusform>
            <numerusform>the server asked %n times to slow down</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rescind::RawTokenView</name>
    <message numerus="yes">
        <source>Whoever sees it can use it. Hidden again in %n second(s).</source>
        <translation>
            <numerusform>Whoever sees it can use it. Hidden again in %n second.</numerusform>
            <numerusform>Whoever sees it can use it. Hidden again in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s), masked.</source>
        <translation>
            <numerusform>%n character, masked.</numerusform>
            <numerusform>%n characters, masked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rescind::SettingsDialog</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rescind::SignInDialog</name>
    <message numerus="yes">
        <source>%n request(s) came here that were not the answer. They were turned away; the wait goes on.</source>
        <translation>
            <numerusform>%n request came here that was not the answer. It was turned away; the wait goes on.</numerusform>
            <numerusform>%n requests came here that were not the answer. They were turned away; the wait goes on.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rescind::SignOutDialog</name>
    <message numerus="yes">
        <source>%n token(s) are revoked at %1, one try each, for 5 seconds at most.</source>
        <translation>
            <numerusform>One token is revoked at %1, with one try, for 5 seconds at most.</numerusform>
            <numerusform>%n tokens are revoked at %1, one try each, for 5 seconds at most.</numerusform>
        </translation>
    </message>
</context>
</TS>
