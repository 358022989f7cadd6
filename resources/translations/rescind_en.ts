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
</context>
<context>
    <name>JournalText</name>
    <message numerus="yes">
        <source>%Ln entry/entries at its end are newer than what the keychain remembers; they fit, and nobody vouches for them.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Journal · %Ln entry/entries</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Journal intact · %Ln entry/entries</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry/entries were checked.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
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
