<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>BulkCommand</name>
    <message>
        <source>Without --yes nothing is revoked: this is a dry run, which only asks about them.</source>
        <translation>没有 --yes 就不会撤销任何令牌：这是一次试运行，只查询它们的状态。</translation>
    </message>
    <message>
        <source>Revoke %1 token(s) of %2 at %3?</source>
        <translation>要在 %3 撤销 %2 的 %1 个令牌吗？</translation>
    </message>
    <message>
        <source>Type %1 to go on:</source>
        <translation>输入 %1 以继续：</translation>
    </message>
    <message>
        <source>There is no token in the input.</source>
        <translation>输入中没有令牌。</translation>
    </message>
</context>
<context>
    <name>BulkLines</name>
    <message>
        <source>to be revoked</source>
        <translation>将被撤销</translation>
    </message>
    <message>
        <source>malformed</source>
        <translation>格式错误</translation>
    </message>
    <message>
        <source>duplicates</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>ID tokens, which cannot be revoked</source>
        <translation>身份令牌，无法撤销</translation>
    </message>
    <message>
        <source>expired anyway</source>
        <translation>已自行过期</translation>
    </message>
    <message>
        <source>of another client or issuer</source>
        <translation>属于其他应用或签发方</translation>
    </message>
    <message>
        <source>held by Rescind itself</source>
        <translation>由 Rescind 自己持有</translation>
    </message>
    <message>
        <source>left out by the filter</source>
        <translation>被筛选条件排除</translation>
    </message>
    <message>
        <source>Found %1 row(s) for %2:</source>
        <translation>为 %2 找到 %1 行：</translation>
    </message>
    <message>
        <source>%1 of %2 · %3/s</source>
        <translation>%1 / %2 · 每秒 %3 个</translation>
    </message>
    <message>
        <source>%1 · %2 left</source>
        <translation>%1 · 剩余 %2</translation>
    </message>
    <message>
        <source>asked about</source>
        <translation>已查询</translation>
    </message>
    <message>
        <source>not finished; go on with --resume</source>
        <translation>未完成；用 --resume 继续</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>已跳过</translation>
    </message>
</context>
<context>
    <name>BulkReport</name>
    <message>
        <source>Tokens</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>Row</source>
        <extracomment>Heading of a column with the number of a row in a list of tokens.</extracomment>
        <translation>行</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Accepted offline until</source>
        <translation>离线接受至</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>may have reached the server</source>
        <translation>可能已到达服务器</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>永久</translation>
    </message>
    <message>
        <source>Dry run of a revocation of many tokens</source>
        <translation>批量撤销令牌（试运行）</translation>
    </message>
    <message>
        <source>Revocation of many tokens</source>
        <translation>批量撤销令牌</translation>
    </message>
    <message>
        <source>Nothing was revoked: the tokens were only introspected.</source>
        <translation>没有撤销任何令牌：仅对令牌做了在线校验。</translation>
    </message>
    <message>
        <source>Every accepted token was looked at again.</source>
        <translation>每个被接受的令牌都已再次核查。</translation>
    </message>
    <message numerus="yes">
        <source>A sample of %n accepted tokens was looked at again.</source>
        <translation>
            <numerusform>已抽查 %n 个被接受的令牌。</numerusform>
        </translation>
    </message>
    <message>
        <source>No token was looked at again.</source>
        <translation>没有再次核查任何令牌。</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>应用配置</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>签发者</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作者</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>证实</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>How many tokens had which outcome</source>
        <translation>各种结果的令牌数量</translation>
    </message>
    <message>
        <source>Rows in the list</source>
        <translation>列表中的行数</translation>
    </message>
    <message>
        <source>Answers a second</source>
        <translation>每秒应答数</translation>
    </message>
    <message>
        <source>Answers a second over the time of the run</source>
        <translation>运行期间的每秒应答数</translation>
    </message>
    <message>
        <source>Still accepted offline</source>
        <translation>仍被离线接受</translation>
    </message>
    <message>
        <source>No service that checks tokens offline accepts any of them any more.</source>
        <translation>离线校验令牌的服务不再接受其中任何令牌。</translation>
    </message>
    <message>
        <source>Tokens that a service which does not ask the server goes on accepting, by day, until they expire. A revocation does not change that.</source>
        <translation>不向服务器查询的服务在令牌到期之前会继续接受的令牌数量（按天）。撤销不会改变这一点。</translation>
    </message>
    <message>
        <source>Tokens still accepted offline, by day</source>
        <translation>每天仍被离线接受的令牌数量</translation>
    </message>
</context>
<context>
    <name>BulkShares</name>
    <message>
        <source>asking</source>
        <translation>正在查询</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>The format of a day without its year, in Qt&apos;s notation: day, abbreviated month.</extracomment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>A span of time, from %1 to %2.</extracomment>
        <translation>%1至%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln usable</source>
        <translation>
            <numerusform>%Ln 个仍可用</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unproved</source>
        <translation>
            <numerusform>%Ln 个未证实</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln offline only</source>
        <translation>
            <numerusform>%Ln 个仅离线有效</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing is left</source>
        <translation>没有剩余</translation>
    </message>
</context>
<context>
    <name>BulkText</name>
    <message>
        <source>%1 s</source>
        <extracomment>A duration with a fraction: %1 seconds. Abbreviated.</extracomment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>refused when used for user info</source>
        <translation>用于查询用户信息时被拒绝</translation>
    </message>
    <message>
        <source>refused when used for a refresh</source>
        <translation>用于刷新时被拒绝</translation>
    </message>
    <message>
        <source>inactive after %1</source>
        <translation>%1后失效</translation>
    </message>
    <message>
        <source>inactive</source>
        <translation>已失效</translation>
    </message>
    <message>
        <source>not asked afterwards</source>
        <translation>事后未查询</translation>
    </message>
    <message>
        <source>the server offers no introspection</source>
        <translation>服务器不提供在线校验</translation>
    </message>
    <message>
        <source>the server does not let this application ask</source>
        <translation>服务器不允许该应用查询</translation>
    </message>
    <message>
        <source>asking whether it is dead failed</source>
        <translation>查询是否失效时出错</translation>
    </message>
    <message>
        <source>the server calls it inactive, but never called such a token active</source>
        <translation>服务器称其已失效，但从未称这类令牌有效</translation>
    </message>
    <message>
        <source>HTTP %1</source>
        <translation>HTTP %1</translation>
    </message>
    <message>
        <source>no answer came; it may have reached the server all the same</source>
        <translation>没有收到应答；请求仍可能已到达服务器</translation>
    </message>
    <message numerus="yes">
        <source>%1 (after %n attempts)</source>
        <extracomment>%1 says what went wrong</extracomment>
        <translation>
            <numerusform>%1（共尝试 %n 次）</numerusform>
        </translation>
    </message>
    <message>
        <source>active %1 after HTTP %2</source>
        <translation>返回 HTTP %2 后 %1仍有效</translation>
    </message>
    <message>
        <source>dead before we came</source>
        <translation>此前已失效</translation>
    </message>
    <message>
        <source>will be revoked</source>
        <translation>将被撤销</translation>
    </message>
    <message>
        <source>looks like no token; not sent</source>
        <translation>不像令牌；不发送</translation>
    </message>
    <message>
        <source>stands in the list before; sent once</source>
        <translation>列表前面已有；只发送一次</translation>
    </message>
    <message>
        <source>ID tokens cannot be revoked</source>
        <translation>身份令牌不能撤销</translation>
    </message>
    <message>
        <source>dead by itself; not sent</source>
        <translation>已自行过期；不发送</translation>
    </message>
    <message>
        <source>this application cannot revoke it</source>
        <translation>该应用不能撤销它</translation>
    </message>
    <message>
        <source>Rescind holds it itself; not sent unless you include it</source>
        <translation>由 Rescind 自己持有；除非您选择包含，否则不发送</translation>
    </message>
    <message>
        <source>to be revoked</source>
        <translation>将被撤销</translation>
    </message>
    <message>
        <source>no token</source>
        <translation>不是令牌</translation>
    </message>
    <message>
        <source>twice in the list</source>
        <extracomment>Of tokens that are in a list twice.</extracomment>
        <translation>列表中重复</translation>
    </message>
    <message>
        <source>ID token</source>
        <translation>身份令牌</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>of another client</source>
        <translation>属于其他客户端</translation>
    </message>
    <message>
        <source>held by Rescind</source>
        <translation>由 Rescind 持有</translation>
    </message>
    <message>
        <source>filtered out</source>
        <translation>被筛除</translation>
    </message>
    <message>
        <source>proof to come</source>
        <translation>等待证实</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>active</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>no clear answer</source>
        <translation>没有明确答复</translation>
    </message>
    <message>
        <source>asking</source>
        <translation>正在查询</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>发送中</translation>
    </message>
    <message>
        <source>accepted, HTTP %1</source>
        <translation>已接受，HTTP %1</translation>
    </message>
    <message>
        <source>access</source>
        <extracomment>A kind of token, in a column of its own.</extracomment>
        <translation>访问</translation>
    </message>
    <message>
        <source>refresh</source>
        <extracomment>A kind of token, in a column of its own.</extracomment>
        <translation>刷新</translation>
    </message>
    <message>
        <source>ID</source>
        <extracomment>A kind of token, in a column of its own.</extracomment>
        <translation>身份</translation>
    </message>
    <message>
        <source>unknown</source>
        <extracomment>A kind of token, in a column of its own.</extracomment>
        <translation>未知</translation>
    </message>
    <message>
        <source>one token a line</source>
        <translation>每行一个令牌</translation>
    </message>
    <message>
        <source>table (CSV)</source>
        <translation>表格（CSV）</translation>
    </message>
    <message>
        <source>table (TSV)</source>
        <translation>表格（TSV）</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>found in text</source>
        <translation>从文本中找出</translation>
    </message>
    <message>
        <source>opaque</source>
        <translation>不透明</translation>
    </message>
    <message>
        <source>JWT</source>
        <translation>JWT</translation>
    </message>
    <message>
        <source>encrypted JWT</source>
        <translation>加密 JWT</translation>
    </message>
    <message>
        <source>(not said)</source>
        <extracomment>A group of tokens that do not say whose they are.</extracomment>
        <translation>（未写明）</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens are left as they are; the run can be resumed.</source>
        <translation>
            <numerusform>剩余 %Ln 个令牌保持原样；可以继续此次运行。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Stopped: the server refuses this application</source>
        <translation>已停止：服务器拒绝该应用</translation>
    </message>
    <message>
        <source>So that it does not refuse thousands of times, the run ended by itself.</source>
        <translation>为避免被拒绝成千上万次，运行已自行结束。</translation>
    </message>
    <message>
        <source>Stopped: the state of the run cannot be written</source>
        <translation>已停止：无法写入运行状态</translation>
    </message>
    <message>
        <source>Stopped: the journal cannot be written</source>
        <translation>已停止：无法写入操作日志</translation>
    </message>
    <message>
        <source>%1.</source>
        <extracomment>%1 is a line without a full stop</extracomment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>left out by the filter or by hand</source>
        <translation>被筛选条件或手动排除</translation>
    </message>
</context>
<context>
    <name>CapabilityText</name>
    <message>
        <source>Revoke tokens (RFC 7009)</source>
        <translation>撤销令牌（RFC 7009）</translation>
    </message>
    <message>
        <source>Introspect tokens (RFC 7662)</source>
        <translation>在线校验令牌（RFC 7662）</translation>
    </message>
    <message>
        <source>User info</source>
        <translation>用户信息</translation>
    </message>
    <message>
        <source>Sign out at the provider</source>
        <translation>在认证服务登出</translation>
    </message>
    <message>
        <source>Revoke all tokens of a user</source>
        <translation>撤销某用户的全部令牌</translation>
    </message>
    <message>
        <source>Refresh tokens</source>
        <translation>刷新令牌</translation>
    </message>
    <message>
        <source>ID token algorithms</source>
        <translation>身份令牌算法</translation>
    </message>
    <message>
        <source>PKCE (RFC 7636)</source>
        <translation>授权码保护 PKCE（RFC 7636）</translation>
    </message>
    <message>
        <source>Issuer in the redirect (RFC 9207)</source>
        <translation>回调中的签发者（RFC 9207）</translation>
    </message>
    <message>
        <source>Pushed requests (RFC 9126)</source>
        <translation>推送授权请求（RFC 9126）</translation>
    </message>
    <message>
        <source>Device sign-in (RFC 8628)</source>
        <translation>设备登录（RFC 8628）</translation>
    </message>
    <message>
        <source>Bound tokens, DPoP (RFC 9449)</source>
        <translation>绑定密钥的令牌 DPoP（RFC 9449）</translation>
    </message>
    <message>
        <source>Mutual TLS (RFC 8705)</source>
        <translation>双向 TLS（RFC 8705）</translation>
    </message>
    <message>
        <source>Authentication for tokens</source>
        <translation>获取令牌的身份验证</translation>
    </message>
    <message>
        <source>Authentication for introspection</source>
        <translation>在线校验的身份验证</translation>
    </message>
    <message>
        <source>Authentication for revocation</source>
        <translation>撤销的身份验证</translation>
    </message>
    <message>
        <source>yes</source>
        <extracomment>The provider can do it.</extracomment>
        <translation>支持</translation>
    </message>
    <message>
        <source>no</source>
        <extracomment>The provider cannot do it.</extracomment>
        <translation>不支持</translation>
    </message>
    <message>
        <source>unknown</source>
        <extracomment>Nobody knows whether the provider can do it.</extracomment>
        <translation>未知</translation>
    </message>
    <message>
        <source>access tokens and refresh tokens</source>
        <translation>访问令牌和刷新令牌</translation>
    </message>
    <message>
        <source>access tokens</source>
        <translation>访问令牌</translation>
    </message>
    <message>
        <source>refresh tokens</source>
        <translation>刷新令牌</translation>
    </message>
    <message>
        <source>Announced: %1.</source>
        <extracomment>%1 is a list of registered names, such as &quot;RS256, ES256&quot;.</extracomment>
        <translation>已公布：%1。</translation>
    </message>
    <message>
        <source>The provider announces the endpoint.</source>
        <translation>认证服务公布了此端点。</translation>
    </message>
    <message>
        <source>Not announced. The path is the one that Authing uses; nobody has seen it answer yet.</source>
        <translation>没有公布。这里用的是 Authing 惯用的路径，还没有见过它应答。</translation>
    </message>
    <message>
        <source>The endpoint is set by hand in the profile.</source>
        <translation>此端点由应用配置手动指定。</translation>
    </message>
    <message>
        <source>The endpoint answered in this test.</source>
        <translation>此端点在本次测试中应答了。</translation>
    </message>
    <message>
        <source>Something answers at this address, but not as such an endpoint does.</source>
        <translation>这个地址有应答，但不像是这种端点的应答。</translation>
    </message>
    <message>
        <source>The provider announces no endpoint for it.</source>
        <translation>认证服务没有公布相应的端点。</translation>
    </message>
    <message>
        <source>If it has one all the same, set its address in the profile.</source>
        <translation>如果实际上有，请在应用配置中填写其地址。</translation>
    </message>
    <message>
        <source>It has called live %1 active (first on %2), so its “inactive” is a proof for them.</source>
        <extracomment>%1 is &quot;access tokens and refresh tokens&quot;, %2 a time.</extracomment>
        <translation>它曾说过有效的%1有效（最早在 %2），因此对这些令牌，它说“无效”可以作为证明。</translation>
    </message>
    <message>
        <source>The provider announces it.</source>
        <translation>认证服务已公布。</translation>
    </message>
    <message>
        <source>This is not among them.</source>
        <translation>其中没有这一项。</translation>
    </message>
    <message>
        <source>%1 is not among them.</source>
        <extracomment>%1 is a registered name, such as &quot;client_secret_post&quot;.</extracomment>
        <translation>其中没有 %1。</translation>
    </message>
    <message>
        <source>The provider does not say.</source>
        <translation>认证服务没有说明。</translation>
    </message>
    <message>
        <source>The provider does not announce it.</source>
        <translation>认证服务没有公布。</translation>
    </message>
    <message>
        <source>The provider publishes no metadata that would say so.</source>
        <translation>认证服务没有公布元数据，因此无从得知。</translation>
    </message>
    <message>
        <source>A refresh token of this application was seen alive on %1.</source>
        <translation>曾在 %1 见到此应用的刷新令牌有效。</translation>
    </message>
    <message>
        <source>To be given one, add offline_access to the scope in the profile.</source>
        <translation>要取得刷新令牌，请在应用配置的 scope 中加入 offline_access。</translation>
    </message>
    <message>
        <source>Plain OAuth 2.0 has no ID tokens.</source>
        <translation>单纯的 OAuth 2.0 没有身份令牌。</translation>
    </message>
    <message>
        <source>An Authing application signs with its App Secret (HS256) unless it is switched, whatever is announced.</source>
        <translation>无论公布了什么，Authing 应用如未另行设置，都用应用密钥签名（HS256）。</translation>
    </message>
    <message>
        <source>%1 was accepted in this test.</source>
        <translation>本次测试中 %1 被接受。</translation>
    </message>
    <message>
        <source>%1 was refused in this test.</source>
        <translation>本次测试中 %1 被拒绝。</translation>
    </message>
</context>
<context>
    <name>CascadeText</name>
    <message>
        <source>other access tokens</source>
        <translation>其他访问令牌</translation>
    </message>
    <message>
        <source>access tokens</source>
        <translation>访问令牌</translation>
    </message>
    <message>
        <source>refresh tokens</source>
        <translation>刷新令牌</translation>
    </message>
    <message>
        <source>other refresh tokens</source>
        <translation>其他刷新令牌</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>Two kinds of token: &quot;other access tokens, refresh tokens&quot;.</extracomment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>At this provider, revoking an access token was seen to end nothing else (measured %1).</source>
        <translation>在此认证服务，撤销访问令牌时没有别的令牌随之失效（%1 实测）。</translation>
    </message>
    <message>
        <source>At this provider, revoking a refresh token was seen to end nothing else (measured %1).</source>
        <translation>在此认证服务，撤销刷新令牌时没有别的令牌随之失效（%1 实测）。</translation>
    </message>
    <message>
        <source>At this provider, revoking an access token was seen to also end: %1 (measured %2).</source>
        <extracomment>%1 is what else died, such as &quot;access tokens&quot;; %2 is a date.</extracomment>
        <translation>在此认证服务，撤销访问令牌时随之失效的还有：%1（%2 实测）。</translation>
    </message>
    <message>
        <source>At this provider, revoking a refresh token was seen to also end: %1 (measured %2).</source>
        <extracomment>%1 is what else died, such as &quot;access tokens&quot;; %2 is a date.</extracomment>
        <translation>在此认证服务，撤销刷新令牌时随之失效的还有：%1（%2 实测）。</translation>
    </message>
    <message>
        <source>Seen to live on: %1.</source>
        <translation>仍然有效的有：%1。</translation>
    </message>
    <message>
        <source>The sign-in brought no refresh token, so there was nothing to compare with. Most providers give one only for the scope offline_access.</source>
        <translation>登录没有带来刷新令牌，因此没有可比对的令牌。多数认证服务只在 scope 含有 offline_access 时才签发。</translation>
    </message>
    <message>
        <source>The refresh failed, so there was no second access token to compare with.</source>
        <translation>刷新失败，因此没有第二个访问令牌可供比对。</translation>
    </message>
    <message>
        <source>It cannot be measured here for access tokens: nobody calls a live one active, so that its death could not be seen.</source>
        <translation>在这里无法测量访问令牌：有效的访问令牌没有谁说它有效，因此看不出它何时失效。</translation>
    </message>
    <message>
        <source>It cannot be measured here for refresh tokens: nobody calls a live one active, so that its death could not be seen.</source>
        <translation>在这里无法测量刷新令牌：有效的刷新令牌没有谁说它有效，因此看不出它何时失效。</translation>
    </message>
    <message>
        <source>The access token was not revoked.</source>
        <translation>访问令牌没有被撤销。</translation>
    </message>
    <message>
        <source>The refresh token was not revoked.</source>
        <translation>刷新令牌没有被撤销。</translation>
    </message>
    <message>
        <source>The server took the revocation of the access token, and went on calling it active.</source>
        <translation>服务器接受了对访问令牌的撤销，却仍说它有效。</translation>
    </message>
    <message>
        <source>The server took the revocation of the refresh token, and went on calling it active.</source>
        <translation>服务器接受了对刷新令牌的撤销，却仍说它有效。</translation>
    </message>
    <message>
        <source>After the revocation nobody could say what became of every token.</source>
        <translation>撤销之后，有的令牌状态无从得知。</translation>
    </message>
    <message>
        <source>Revoking the access token ended the refresh token too; the second sign-in, for a new one, did not succeed.</source>
        <translation>撤销访问令牌时刷新令牌也随之失效；为取得新刷新令牌的第二次登录没有成功。</translation>
    </message>
    <message>
        <source>Signing in for throw-away tokens</source>
        <translation>正在登录，以取得试验用的令牌</translation>
    </message>
    <message>
        <source>Refreshing, for a second access token</source>
        <translation>正在刷新，以取得第二个访问令牌</translation>
    </message>
    <message>
        <source>Looking whether all of them are alive</source>
        <translation>正在查看它们是否都有效</translation>
    </message>
    <message>
        <source>Revoking one, and looking at the others: at once, and after 2 seconds</source>
        <translation>正在撤销其中一个，并查看其余的：立即一次，2 秒后一次</translation>
    </message>
    <message>
        <source>Revoking all throw-away tokens</source>
        <translation>正在撤销全部试验用的令牌</translation>
    </message>
</context>
<context>
    <name>CheckText</name>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Issuer (iss)</source>
        <translation>签发者 (iss)</translation>
    </message>
    <message>
        <source>Audience (aud)</source>
        <translation>受众 (aud)</translation>
    </message>
    <message>
        <source>Authorized party (azp)</source>
        <translation>被授权方 (azp)</translation>
    </message>
    <message>
        <source>Expiry (exp)</source>
        <translation>到期时间 (exp)</translation>
    </message>
    <message>
        <source>Issued at (iat)</source>
        <translation>签发时间 (iat)</translation>
    </message>
    <message>
        <source>Nonce (nonce)</source>
        <translation>随机数 (nonce)</translation>
    </message>
    <message>
        <source>Access token hash (at_hash)</source>
        <translation>访问令牌哈希 (at_hash)</translation>
    </message>
    <message>
        <source>passed</source>
        <extracomment>The result of a check.</extracomment>
        <translation>通过</translation>
    </message>
    <message>
        <source>doubtful</source>
        <extracomment>The result of a check that could not be made, or found something unusual.</extracomment>
        <translation>存疑</translation>
    </message>
    <message>
        <source>failed</source>
        <extracomment>The result of a check.</extracomment>
        <translation>未通过</translation>
    </message>
    <message>
        <source>not applicable</source>
        <extracomment>The result of a check that does not apply.</extracomment>
        <translation>不适用</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>The provider&apos;s keys could not be fetched. Signed with %1, not checked.</source>
        <translation>未能取得认证服务的公钥。签名算法为 %1，未校验。</translation>
    </message>
    <message>
        <source>Signed with %1; allowed: %2. No allowed key made this signature.</source>
        <translation>签名算法为 %1，允许的算法：%2。此签名不是由任何允许的密钥生成的。</translation>
    </message>
    <message>
        <source>Signed with %1.</source>
        <translation>签名算法为 %1。</translation>
    </message>
    <message>
        <source>Expected %1, found %2.</source>
        <translation>应为 %1，实为 %2。</translation>
    </message>
    <message>
        <source>The token names none, and has one audience only.</source>
        <translation>令牌未写明，且只有一个受众。</translation>
    </message>
    <message>
        <source>The token has several audiences but does not say whom it was issued to.</source>
        <translation>令牌有多个受众，却没有写明签发给谁。</translation>
    </message>
    <message>
        <source>Issued %1, which by this computer&apos;s clock (%2) is in the future.</source>
        <translation>签发时间为 %1，而按本机时钟（%2）这还是将来。</translation>
    </message>
    <message>
        <source>Expired %1; this computer&apos;s clock says %2.</source>
        <translation>已于 %1 到期；本机时钟为 %2。</translation>
    </message>
    <message>
        <source>It belongs to this sign-in.</source>
        <translation>属于本次登录。</translation>
    </message>
    <message>
        <source>It does not belong to this sign-in. It may have been issued for another.</source>
        <translation>不属于本次登录，可能是为另一次登录签发的。</translation>
    </message>
    <message>
        <source>It belongs to this access token.</source>
        <translation>与此访问令牌相符。</translation>
    </message>
    <message>
        <source>It does not belong to the access token that came with it.</source>
        <translation>与一同返回的访问令牌不符。</translation>
    </message>
    <message>
        <source>The token holds none; it is optional here.</source>
        <translation>令牌中没有此项；这里它是可选的。</translation>
    </message>
    <message>
        <source>Subject (sub)</source>
        <translation>主体（sub）</translation>
    </message>
    <message>
        <source>Time of the sign-in (auth_time)</source>
        <translation>登录时间 (auth_time)</translation>
    </message>
    <message>
        <source>Kind of the sign-in (acr)</source>
        <translation>登录方式 (acr)</translation>
    </message>
    <message>
        <source>The token does not say whom it is about.</source>
        <translation>令牌没有说明它属于谁。</translation>
    </message>
    <message>
        <source>None was sent, as is usual for a refresh and on another device.</source>
        <translation>未发送；刷新令牌以及在其他设备上登录时通常如此。</translation>
    </message>
    <message>
        <source>The token does not say when, although max_age was asked for.</source>
        <translation>请求中指定了 max_age，但令牌未说明登录时间。</translation>
    </message>
    <message>
        <source>At %1. By the max_age that was asked for it had to be at %2 or later, and not in the future.</source>
        <translation>登录于 %1。按请求中的 max_age，应不早于 %2，且不能在将来。</translation>
    </message>
</context>
<context>
    <name>ClientAuthText</name>
    <message>
        <source>introspection endpoint</source>
        <translation>在线校验端点</translation>
    </message>
    <message>
        <source>revocation endpoint</source>
        <translation>撤销端点</translation>
    </message>
    <message>
        <source>token endpoint</source>
        <translation>令牌端点</translation>
    </message>
    <message>
        <source>The server seems to want the App Secret.</source>
        <translation>服务器似乎要求提供应用密钥。</translation>
    </message>
    <message>
        <source>The server seems to want it otherwise: %1.</source>
        <extracomment>%1 is a way to authenticate, such as “with the App Secret in the body”</extracomment>
        <translation>服务器似乎要求采用另一种方式：%1。</translation>
    </message>
    <message>
        <source>It does not say why it refused: App ID, secret or key may be wrong, or sent in another way than it expects, or the application may not do this at all.</source>
        <translation>服务器没有说明拒绝的原因：应用 ID、密钥或私钥可能有误，传送方式可能与其要求不符，该应用也可能根本无权执行此操作。</translation>
    </message>
    <message>
        <source>Either App ID, secret or key are not those of this application, or the server expects them to be sent in another way.</source>
        <translation>应用 ID、密钥或私钥不属于此应用，或者服务器要求以其他方式传送。</translation>
    </message>
    <message>
        <source>%1: accepted</source>
        <translation>%1：接受</translation>
    </message>
    <message>
        <source>%1: refused</source>
        <translation>%1：拒绝</translation>
    </message>
    <message>
        <source>%1: no clear answer (%2)</source>
        <extracomment>%1 is a way to authenticate, %2 what came of it</extracomment>
        <translation>%1：没有明确答复（%2）</translation>
    </message>
    <message>
        <source>%1: no clear answer</source>
        <translation>%1：没有明确答复</translation>
    </message>
    <message>
        <source>The profile has been changed to it. Before, it was: %1.</source>
        <translation>已将应用配置改为此方式。此前为：%1。</translation>
    </message>
    <message>
        <source>The profile could not be changed (%1), so that this counts until Rescind ends.</source>
        <translation>应用配置未能修改（%1），因此该方式仅在 Rescind 退出前有效。</translation>
    </message>
    <message>
        <source>The server accepts it, and refuses the same with wrong credentials.</source>
        <translation>服务器接受此方式，并拒绝了以错误凭据发出的同样请求。</translation>
    </message>
    <message>
        <source>Works at the %1: %2</source>
        <extracomment>%1 is an endpoint, %2 a way to authenticate</extracomment>
        <translation>%1可用的方式：%2</translation>
    </message>
    <message>
        <source>That is what the profile has already. What was refused was refused for another reason: the application may not be allowed to do it.</source>
        <translation>应用配置中已经是此方式。先前被拒绝另有原因：该应用可能无权执行此操作。</translation>
    </message>
    <message>
        <source>Now try again what was refused.</source>
        <translation>请重试先前被拒绝的操作。</translation>
    </message>
    <message>
        <source>The profile was left as it is.</source>
        <translation>应用配置未作改动。</translation>
    </message>
    <message>
        <source>What the %1 accepts proves nothing</source>
        <translation>%1的接受不能说明任何问题</translation>
    </message>
    <message>
        <source>It also accepted credentials that were wrong on purpose, so that its yes does not tell which way is right.</source>
        <translation>它也接受了故意写错的凭据，因此无法据此判断哪种方式正确。</translation>
    </message>
    <message>
        <source>No way to authenticate works at the %1</source>
        <translation>%1不接受任何身份验证方式</translation>
    </message>
    <message>
        <source>Every way that this profile has the means for was tried. Then App ID or App Secret are likely to be wrong.</source>
        <translation>此应用配置具备条件的各种方式均已试过。应用 ID 或应用密钥很可能有误。</translation>
    </message>
    <message>
        <source>Compare both with the console.</source>
        <translation>请与控制台核对这两项。</translation>
    </message>
    <message>
        <source>The server did not accept this application</source>
        <translation>服务器未接受此应用</translation>
    </message>
    <message>
        <source>At the %1 the profile authenticates %2.</source>
        <extracomment>%1 is an endpoint, %2 a way to authenticate</extracomment>
        <translation>应用配置用于%1的身份验证方式为：%2。</translation>
    </message>
    <message>
        <source>“Find what works” tries the other ways there, with a made-up value that cannot spend anything.</source>
        <translation>“找出可用方式”会在该处尝试其他方式，只发送虚构的值，不会消耗任何东西。</translation>
    </message>
    <message>
        <source>with the App Secret in the body (client_secret_post)</source>
        <translation>应用密钥放在请求体中 (client_secret_post)</translation>
    </message>
    <message>
        <source>with the App Secret in the header (client_secret_basic)</source>
        <translation>应用密钥放在请求头中 (client_secret_basic)</translation>
    </message>
    <message>
        <source>without a secret (none)</source>
        <translation>不使用密钥 (none)</translation>
    </message>
    <message>
        <source>with a signature (private_key_jwt)</source>
        <translation>使用签名 (private_key_jwt)</translation>
    </message>
    <message>
        <source>with a certificate (tls_client_auth)</source>
        <translation>使用证书 (tls_client_auth)</translation>
    </message>
    <message>
        <source>Trying how to authenticate at the %1</source>
        <translation>正在尝试%1的身份验证方式</translation>
    </message>
    <message>
        <source>Just now: %1.</source>
        <extracomment>%1 is a way to authenticate</extracomment>
        <translation>当前：%1。</translation>
    </message>
    <message>
        <source>The provider is being looked up.</source>
        <translation>正在查询认证服务的信息。</translation>
    </message>
</context>
<context>
    <name>CloseWhileRunningBox</name>
    <message>
        <source>Close while tokens are being asked about?</source>
        <translation>正在查询令牌，仍要关闭吗？</translation>
    </message>
    <message>
        <source>Close although a run is paused?</source>
        <translation>有运行处于暂停状态，仍要关闭吗？</translation>
    </message>
    <message>
        <source>Close while tokens are being revoked?</source>
        <translation>正在撤销令牌，仍要关闭吗？</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens have not been asked about yet.</source>
        <translation>
            <numerusform>还有 %Ln 个令牌尚未查询。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has been changed, and a dry run cannot be resumed.</source>
        <translation>没有任何改动；试运行无法继续。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens still need an answer, or the proof that they are dead.</source>
        <translation>
            <numerusform>还有 %Ln 个令牌尚未得到答复或失效证明。</numerusform>
        </translation>
    </message>
    <message>
        <source>What is on its way to the server finishes first, which takes a few seconds; the rest stays as it is. Give Rescind the same list again to go on: what was finished is not sent twice.</source>
        <translation>已发往服务器的请求会先完成，需要几秒钟；其余令牌保持原样。之后再次提供同一列表即可继续，已完成的不会重复发送。</translation>
    </message>
    <message>
        <source>Close Rescind</source>
        <translation>关闭 Rescind</translation>
    </message>
    <message>
        <source>&amp;Keep it open</source>
        <translation>保持打开(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>继续运行(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Close and resume later</source>
        <translation>关闭，以后继续(&amp;C)</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Revoke OAuth tokens and prove that they are dead.</source>
        <translation>撤销 OAuth 令牌，并证实其已失效。</translation>
    </message>
    <message>
        <source>Colours: system, light or dark.</source>
        <translation>配色：system、light 或 dark。</translation>
    </message>
    <message>
        <source>Language: en or zh_CN.</source>
        <translation>语言：en 或 zh_CN。</translation>
    </message>
    <message>
        <source>The profile to show first.</source>
        <translation>启动时首先显示的应用配置。</translation>
    </message>
    <message>
        <source>The answer to a sign-in, as the system hands it over; the Rescind that is running takes it.</source>
        <translation>登录的返回地址，由系统转交；由正在运行的 Rescind 接收。</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>没有文件 %1。</translation>
    </message>
    <message>
        <source>A file of profiles; each is shown before it is kept.</source>
        <translation>应用配置文件；每个应用配置在保存前都会先显示出来。</translation>
    </message>
</context>
<context>
    <name>ConnectionText</name>
    <message>
        <source>Provider&apos;s metadata</source>
        <translation>认证服务的元数据</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Signing keys</source>
        <translation>签名公钥</translation>
    </message>
    <message>
        <source>Redirect URI</source>
        <translation>登录回调 URL</translation>
    </message>
    <message>
        <source>App ID and App Secret</source>
        <translation>应用 ID 和应用密钥</translation>
    </message>
    <message>
        <source>Introspection</source>
        <translation>在线校验</translation>
    </message>
    <message>
        <source>Revocation</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>User info</source>
        <translation>用户信息</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 behind the server&apos;s.</source>
        <translation>本机时钟比服务器慢 %1。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 ahead of the server&apos;s.</source>
        <translation>本机时钟比服务器快 %1。</translation>
    </message>
    <message>
        <source>Set it: tokens are dated by it.</source>
        <translation>请校准：令牌的时间以它为准。</translation>
    </message>
    <message>
        <source>The server takes this client, and refuses one with a wrong credential.</source>
        <translation>服务器接受此应用，并拒绝凭据错误的应用。</translation>
    </message>
    <message>
        <source>The server answers a client with a wrong credential in the same way, so this proves nothing. Only a sign-in will show whether they are right.</source>
        <translation>服务器对凭据错误的应用作同样的应答，因此这不能证明什么。是否正确，登录时才知道。</translation>
    </message>
    <message>
        <source>The server did not refuse this client. Whether it would refuse a wrong one was not to be found out.</source>
        <translation>服务器没有拒绝此应用。它是否会拒绝错误的凭据，未能得知。</translation>
    </message>
    <message>
        <source>The server refuses this client. Compare App ID and App Secret with the console, and the way of authenticating for tokens with what the application is set to.</source>
        <translation>服务器拒绝了此应用。请与控制台核对应用 ID 和应用密钥，并核对获取令牌的身份验证方式与应用的设置是否一致。</translation>
    </message>
    <message>
        <source>The server knows this client and does not allow it to refresh tokens.</source>
        <translation>服务器认识此应用，但不允许它刷新令牌。</translation>
    </message>
    <message>
        <source>The server&apos;s answer says nothing of the client.</source>
        <translation>从服务器的应答看不出它如何看待此应用。</translation>
    </message>
    <message>
        <source>The provider publishes them as openid-configuration.</source>
        <translation>认证服务以 openid-configuration 公布。</translation>
    </message>
    <message>
        <source>The provider publishes them as oauth-authorization-server (RFC 8414).</source>
        <translation>认证服务以 oauth-authorization-server（RFC 8414）公布。</translation>
    </message>
    <message>
        <source>The provider publishes none. The endpoints set by hand are used.</source>
        <translation>认证服务没有公布。使用手动指定的端点。</translation>
    </message>
    <message>
        <source>The connection to %1 is encrypted, and its certificate is trusted.</source>
        <translation>与 %1 的连接已加密，其证书受信任。</translation>
    </message>
    <message>
        <source>The connection to %1 is not encrypted. It does not leave this computer.</source>
        <translation>与 %1 的连接未加密，但不离开本机。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock agrees with the server&apos;s.</source>
        <translation>本机时钟与服务器一致。</translation>
    </message>
    <message>
        <source>The server does not say what time it has.</source>
        <translation>服务器没有告知它的时间。</translation>
    </message>
    <message numerus="yes">
        <source>%n usable key(s) to check signatures with.</source>
        <translation>
            <numerusform>有 %n 个可用于校验签名的公钥。</numerusform>
        </translation>
    </message>
    <message>
        <source>The provider publishes no key that can check a signature.</source>
        <translation>认证服务没有公布能校验签名的公钥。</translation>
    </message>
    <message>
        <source>The provider publishes no keys; signatures by key cannot be checked.</source>
        <translation>认证服务没有公布公钥，无法校验用私钥生成的签名。</translation>
    </message>
    <message>
        <source>This computer can receive %1. Whether it is registered shows at the sign-in.</source>
        <translation>本机可以接收 %1。是否已登记，登录时才知道。</translation>
    </message>
    <message>
        <source>%1 does not lead back to this computer: you will paste the address of the last page.</source>
        <translation>%1 不会回到本机：需要粘贴最后一个页面的地址。</translation>
    </message>
    <message>
        <source>The server takes revocations of this client. That one has an effect only shows with a live token.</source>
        <translation>服务器接受此应用的撤销请求。是否真的生效，要用有效的令牌才看得出。</translation>
    </message>
    <message>
        <source>The server refuses a made-up access token, as it should.</source>
        <translation>服务器拒绝了编造的访问令牌，符合预期。</translation>
    </message>
    <message>
        <source>The server calls a made-up token inactive. Whether it calls a live one active shows after the sign-in.</source>
        <translation>服务器说编造的令牌无效。它是否会说有效的令牌有效，登录后才知道。</translation>
    </message>
    <message>
        <source>The server takes a made-up token for a live one, so what it says of tokens proves nothing.</source>
        <translation>服务器把编造的令牌当作有效，因此它对令牌的说法不能证明什么。</translation>
    </message>
    <message>
        <source>The server does not let this client ask here, or not in this way. Compare the way of authenticating with what the application is set to.</source>
        <translation>服务器不允许此应用在这里查询，或不允许以这种方式查询。请核对身份验证方式与应用的设置是否一致。</translation>
    </message>
    <message>
        <source>The provider announces no endpoint for it.</source>
        <translation>认证服务没有公布相应的端点。</translation>
    </message>
    <message>
        <source>Not asked, since the client was refused: more failed attempts might lock it out.</source>
        <translation>应用已被拒绝，因此没有再问：多次失败可能导致它被锁定。</translation>
    </message>
    <message>
        <source>Not checked, since the provider was not reached.</source>
        <translation>未能连上认证服务，因此没有检查。</translation>
    </message>
    <message>
        <source>Checking: %1</source>
        <extracomment>%1 is what is being checked, such as &quot;Signing keys&quot;.</extracomment>
        <translation>正在检查：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) failed</source>
        <translation>
            <numerusform>有 %n 项未通过</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing failed; %n check(s) left a doubt</source>
        <translation>
            <numerusform>没有未通过的项目；有 %n 项存疑</numerusform>
        </translation>
    </message>
    <message>
        <source>All checks passed</source>
        <translation>全部通过</translation>
    </message>
    <message>
        <source>Nobody was signed in, and nothing was changed.</source>
        <translation>没有登录任何人，也没有改变任何内容。</translation>
    </message>
    <message>
        <source>One request carried a wrong App ID on purpose, to see whether that is noticed.</source>
        <translation>有一次请求故意使用了错误的应用 ID，以查看是否会被发觉。</translation>
    </message>
    <message>
        <source>One request carried a wrong App Secret on purpose, to see whether that is noticed.</source>
        <translation>有一次请求故意使用了错误的应用密钥，以查看是否会被发觉。</translation>
    </message>
    <message>
        <source>Nobody was signed in. The endpoints were asked about made-up tokens, which changes nothing.</source>
        <translation>没有登录任何人。向各端点询问的是编造的令牌，不会改变任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>It is valid until %1, for %n more day(s).</source>
        <extracomment>%1 is a day; %n days are left until then</extracomment>
        <translation>
            <numerusform>有效期至 %1，还剩 %n 天。</numerusform>
        </translation>
    </message>
    <message>
        <source>Chain: %1</source>
        <extracomment>%1 names a server&apos;s certificate, who issued it, and so on: “idp.example ← R11 ← ISRG Root X1”</extracomment>
        <translation>证书链：%1</translation>
    </message>
    <message>
        <source>They were fetched just now; the open session uses its own, fetched %1 ago.</source>
        <extracomment>%1 is a span of time such as “12 min”</extracomment>
        <translation>刚刚获取；当前会话使用的是 %1前获取的一份。</translation>
    </message>
    <message>
        <source>Algorithms: %1.</source>
        <extracomment>%1 is a list such as “ES256, RS256”</extracomment>
        <translation>算法：%1。</translation>
    </message>
    <message>
        <source>Tell whoever runs the server: after that day Rescind, like every careful program, will not talk to it.</source>
        <translation>请告知服务器的管理者：过了那一天，Rescind 与其他严谨的程序一样，将不再与它通信。</translation>
    </message>
    <message>
        <source>Check the App Host if something below does not work.</source>
        <translation>若下面有不正常的项，请检查认证地址。</translation>
    </message>
    <message>
        <source>Check them if something below does not work.</source>
        <translation>若下面有不正常的项，请检查这些端点。</translation>
    </message>
    <message>
        <source>Nothing is missing where ID tokens are signed with the App Secret (HS256); otherwise ask whoever runs the provider.</source>
        <translation>若身份令牌用应用密钥签名（HS256），则并不缺少什么；否则请询问认证服务的管理者。</translation>
    </message>
    <message>
        <source>Signatures cannot be checked; ask whoever runs the provider for keys of RSA or EC.</source>
        <translation>无法校验签名；请向认证服务的管理者索取 RSA 或 EC 密钥。</translation>
    </message>
    <message>
        <source>The provider publishes none. Authing&apos;s usual paths are used.</source>
        <translation>认证服务没有发布元数据，改用 Authing 的惯用路径。</translation>
    </message>
    <message>
        <source>%1 is handed to Rescind by the system, where Rescind was installed with its desktop entry. Whether it is registered shows at the sign-in.</source>
        <translation>若 Rescind 连同桌面条目一起安装，系统会把 %1 转交给它。是否已登记，登录时才知道。</translation>
    </message>
</context>
<context>
    <name>DiagnosisText</name>
    <message numerus="yes">
        <source>%n thing(s) do not work</source>
        <translation>
            <numerusform>%n 项不正常</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All works; %n thing(s) deserve a look</source>
        <translation>
            <numerusform>全部正常；%n 项值得留意</numerusform>
        </translation>
    </message>
    <message>
        <source>All works</source>
        <translation>全部正常</translation>
    </message>
    <message>
        <source>Diagnostics of Rescind</source>
        <translation>Rescind 诊断</translation>
    </message>
</context>
<context>
    <name>DialogParts</name>
    <message>
        <source>Fingerprint %1</source>
        <translation>指纹 %1</translation>
    </message>
    <message>
        <source>the application&apos;s own</source>
        <translation>应用自身的</translation>
    </message>
    <message>
        <source>generation %1</source>
        <translation>第 %1 代</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Tokens to be revoked</source>
        <translation>要撤销的令牌</translation>
    </message>
    <message>
        <source>Reason or &amp;ticket</source>
        <translation>原因或工单号(&amp;T)</translation>
    </message>
    <message>
        <source>Reason or ticket</source>
        <translation>原因或工单号</translation>
    </message>
    <message>
        <source>may stay empty; kept in the journal</source>
        <translation>可以留空；会记入操作日志</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>request id %1</source>
        <translation>请求 ID %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 says what went wrong, %2 is what the server said.</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>It happened while the provider&apos;s metadata was being read.</source>
        <translation>发生在读取认证服务的元数据时。</translation>
    </message>
    <message>
        <source>It happened during the sign-in in the browser.</source>
        <translation>发生在浏览器中登录时。</translation>
    </message>
    <message>
        <source>It happened while tokens were being asked for.</source>
        <translation>发生在请求令牌时。</translation>
    </message>
    <message>
        <source>It happened while the provider&apos;s keys were being fetched.</source>
        <translation>发生在获取认证服务的公钥时。</translation>
    </message>
    <message>
        <source>It happened while the ID token was being checked.</source>
        <translation>发生在校验身份令牌时。</translation>
    </message>
    <message>
        <source>It happened while the server was being asked about a token.</source>
        <translation>发生在向服务器查询令牌状态时。</translation>
    </message>
    <message>
        <source>It happened while a token was being revoked.</source>
        <translation>发生在撤销令牌时。</translation>
    </message>
    <message>
        <source>It happened while user info was being asked for.</source>
        <translation>发生在请求用户信息时。</translation>
    </message>
    <message>
        <source>Whether the token is active is not known.</source>
        <translation>令牌是否有效尚不清楚。</translation>
    </message>
    <message>
        <source>The server may have issued tokens that did not arrive here.</source>
        <translation>服务器可能已签发令牌，但没有送达本机。</translation>
    </message>
    <message>
        <source>No token was issued. What was held before is still held.</source>
        <translation>没有签发新令牌。原有的令牌仍然保留。</translation>
    </message>
    <message>
        <source>Signatures cannot be checked without them.</source>
        <translation>没有公钥就无法校验签名。</translation>
    </message>
    <message>
        <source>Try again. If it keeps happening, the details help whoever looks into it.</source>
        <translation>请重试。如果问题依旧，详细信息可供排查人员参考。</translation>
    </message>
    <message>
        <source>This cannot be done now</source>
        <translation>现在无法执行此操作</translation>
    </message>
    <message>
        <source>Something that is needed for it is missing.</source>
        <translation>缺少执行所需的条件。</translation>
    </message>
    <message>
        <source>Look at the profile and at what is selected, then try again.</source>
        <translation>请查看应用配置和当前所选内容，然后重试。</translation>
    </message>
    <message>
        <source>The server could not be reached</source>
        <translation>无法连接服务器</translation>
    </message>
    <message>
        <source>The network reported an error.</source>
        <translation>网络报告了一个错误。</translation>
    </message>
    <message>
        <source>Check whether this computer is online, and the App Host in the profile. Then try again.</source>
        <translation>请检查本机是否联网，以及应用配置中的认证地址，然后重试。</translation>
    </message>
    <message>
        <source>It took too long</source>
        <translation>耗时过长</translation>
    </message>
    <message>
        <source>It was not finished in the time allowed for it.</source>
        <translation>未能在限定时间内完成。</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>请稍后重试。</translation>
    </message>
    <message>
        <source>No secure connection</source>
        <translation>无法建立安全连接</translation>
    </message>
    <message>
        <source>The encrypted connection could not be made, so nothing secret was sent.</source>
        <translation>未能建立加密连接，因此没有发送任何机密内容。</translation>
    </message>
    <message>
        <source>Check the clock of this computer, the App Host, and any proxy in between.</source>
        <translation>请检查本机时钟、认证地址以及中间的代理。</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>It was ended before it was finished.</source>
        <translation>操作在完成前已被终止。</translation>
    </message>
    <message>
        <source>You can start again at any time.</source>
        <translation>可以随时重新开始。</translation>
    </message>
    <message>
        <source>The server answered with an error</source>
        <translation>服务器返回了错误</translation>
    </message>
    <message>
        <source>Its answer does not say more than the details here.</source>
        <translation>服务器的答复没有比此处详细信息更多的内容。</translation>
    </message>
    <message>
        <source>The server refused</source>
        <translation>服务器拒绝了请求</translation>
    </message>
    <message>
        <source>Its own words are in the details; Rescind does not know this error more closely.</source>
        <translation>服务器的原文见详细信息；Rescind 对这个错误没有更具体的了解。</translation>
    </message>
    <message>
        <source>Compare the profile with the application in the provider&apos;s console.</source>
        <translation>请将应用配置与控制台中的应用逐项核对。</translation>
    </message>
    <message>
        <source>The answer could not be used</source>
        <translation>返回的内容无法使用</translation>
    </message>
    <message>
        <source>It does not keep to the protocol.</source>
        <translation>返回的内容不符合协议。</translation>
    </message>
    <message>
        <source>Not sent: the connection is not secure</source>
        <translation>未发送：连接不安全</translation>
    </message>
    <message>
        <source>Rescind sends secrets only by https, or to this computer itself.</source>
        <translation>Rescind 只通过 https 发送机密内容，或只发送给本机。</translation>
    </message>
    <message>
        <source>Use an https address as App Host.</source>
        <translation>请使用 https 的认证地址。</translation>
    </message>
    <message>
        <source>The keychain reported an error</source>
        <translation>钥匙串报告了错误</translation>
    </message>
    <message>
        <source>What was asked of it did not work. Nothing in it was deleted.</source>
        <translation>请求的操作没有成功。钥匙串中的内容没有被删除。</translation>
    </message>
    <message>
        <source>Try again. Until it works, the session goes on in memory only.</source>
        <translation>请重试。在此之前，会话仅保留在内存中。</translation>
    </message>
    <message>
        <source>The browser could not be used</source>
        <translation>无法使用浏览器</translation>
    </message>
    <message>
        <source>The sign-in page could not be opened.</source>
        <translation>未能打开登录页面。</translation>
    </message>
    <message>
        <source>Copy the link and open it in a browser yourself.</source>
        <translation>请复制链接，自行在浏览器中打开。</translation>
    </message>
    <message>
        <source>A fault in Rescind</source>
        <translation>Rescind 自身出现故障</translation>
    </message>
    <message>
        <source>Something happened that should not be possible. Nothing was deleted.</source>
        <translation>发生了本不该发生的情况。没有内容被删除。</translation>
    </message>
    <message>
        <source>Try again. If it keeps happening, please report it with the details.</source>
        <translation>请重试。如果问题依旧，请附上详细信息反馈给我们。</translation>
    </message>
    <message>
        <source>the server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Introspect the token to see how it is, or revoke it again: that does no harm.</source>
        <translation>请在线校验该令牌以了解其状态，或再次撤销：重复撤销没有坏处。</translation>
    </message>
    <message>
        <source>The server&apos;s name was not found</source>
        <translation>找不到服务器的域名</translation>
    </message>
    <message>
        <source>No address is known for %1.</source>
        <translation>查不到 %1 的地址。</translation>
    </message>
    <message>
        <source>Check the App Host in the profile for a typing error, and whether this computer is online or needs a VPN.</source>
        <translation>请检查应用配置中的认证地址有无笔误，本机是否联网、是否需要 VPN。</translation>
    </message>
    <message>
        <source>The connection was refused</source>
        <translation>连接被拒绝</translation>
    </message>
    <message>
        <source>The computer was reached, but nothing answers there at this port (%1).</source>
        <translation>已找到对方主机，但该端口没有服务响应（%1）。</translation>
    </message>
    <message>
        <source>Check the App Host and its port in the profile. If they are right, the server may be down: try again in a moment.</source>
        <translation>请检查应用配置中的认证地址和端口。如果无误，可能是服务器暂时停机：请稍后重试。</translation>
    </message>
    <message>
        <source>The connection was lost</source>
        <translation>连接中断</translation>
    </message>
    <message>
        <source>It ended before the answer was complete.</source>
        <translation>答复尚未完整返回，连接就已断开。</translation>
    </message>
    <message>
        <source>Try again. If it happens again, look at the network, the proxy or the VPN in between.</source>
        <translation>请重试。如果再次发生，请检查中间的网络、代理或 VPN。</translation>
    </message>
    <message>
        <source>The proxy did not let it through</source>
        <translation>代理没有放行请求</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted</source>
        <translation>服务器的证书不受信任</translation>
    </message>
    <message>
        <source>It is not proved that this is %1, so nothing secret was sent.</source>
        <translation>无法证实对方就是 %1，因此没有发送任何机密内容。</translation>
    </message>
    <message>
        <source>The server did not answer in time</source>
        <translation>服务器没有及时答复</translation>
    </message>
    <message>
        <source>No complete answer came from %1.</source>
        <translation>没有收到来自 %1 的完整答复。</translation>
    </message>
    <message>
        <source>Try again in a moment. If it keeps happening, look at the network or the proxy in between.</source>
        <translation>请稍后重试。如果问题依旧，请检查中间的网络或代理。</translation>
    </message>
    <message>
        <source>Wait a minute, then try again.</source>
        <translation>请等待一分钟，然后重试。</translation>
    </message>
    <message>
        <source>Wait %1, then try again: that is what the server asks for.</source>
        <translation>请等待 %1 后重试：这是服务器要求的时间。</translation>
    </message>
    <message>
        <source>The server asks for patience</source>
        <translation>服务器要求放慢速度</translation>
    </message>
    <message>
        <source>It has had too many requests from here and did not do this one (HTTP %1).</source>
        <translation>它收到的请求过多，没有执行这一次（HTTP %1）。</translation>
    </message>
    <message>
        <source>Try again in a moment. If it keeps happening, ask the provider&apos;s support.</source>
        <translation>请稍后重试。如果问题依旧，请咨询认证服务的技术支持。</translation>
    </message>
    <message>
        <source>Try again in a moment. If it keeps happening, give the request id to the provider&apos;s support.</source>
        <translation>请稍后重试。如果问题依旧，请把请求 ID 提供给认证服务的技术支持。</translation>
    </message>
    <message>
        <source>The server has a fault of its own</source>
        <translation>服务器自身出现故障</translation>
    </message>
    <message>
        <source>It says that it could not do its work (HTTP %1). As a rule this has nothing to do with your profile.</source>
        <translation>它表示未能完成处理（HTTP %1）。这通常与应用配置无关。</translation>
    </message>
    <message>
        <source>another address</source>
        <translation>另一个地址</translation>
    </message>
    <message>
        <source>The server wants to send us elsewhere</source>
        <translation>服务器要求转到别处</translation>
    </message>
    <message>
        <source>It answered with a redirect to %1. Rescind does not follow it: that would hand secrets to another address.</source>
        <translation>它要求重定向到 %1。Rescind 没有跟随：否则会把机密内容交给另一个地址。</translation>
    </message>
    <message>
        <source>If %1 is the right address, enter it as App Host in the profile. If it is unexpected, ask whoever runs the provider.</source>
        <translation>如果 %1 才是正确的地址，请将它填为应用配置中的认证地址。如果出乎意料，请咨询认证服务的管理员。</translation>
    </message>
    <message>
        <source>The server gave an unexpected answer</source>
        <translation>服务器的答复出乎意料</translation>
    </message>
    <message>
        <source>It answered with HTTP %1 and did not say what is wrong.</source>
        <translation>它返回了 HTTP %1，但没有说明问题所在。</translation>
    </message>
    <message>
        <source>Check the App Host and the protocol in the profile: another service may stand at this address.</source>
        <translation>请检查应用配置中的认证地址和协议：这个地址上可能是另一个服务。</translation>
    </message>
    <message>
        <source>The redirect URI is not registered</source>
        <translation>登录回调 URL 未登记</translation>
    </message>
    <message>
        <source>The provider does not know this redirect URI for this application, and compares it letter by letter.</source>
        <translation>认证服务没有为此应用登记这个登录回调 URL；比对时要求逐字一致。</translation>
    </message>
    <message>
        <source>Register it in the console (应用配置 → 登录回调 URL) exactly as the profile has it, or change the profile to what is registered there.</source>
        <translation>请在控制台（应用配置 → 登录回调 URL）中按此处的写法原样登记，或把此处改成控制台已登记的地址。</translation>
    </message>
    <message>
        <source>The server does not do this for such a token</source>
        <translation>服务器不对这类令牌执行此操作</translation>
    </message>
    <message>
        <source>It neither revokes nor introspects tokens of this kind; some servers say so about JWT access tokens.</source>
        <translation>它不撤销也不在线校验这类令牌；有些服务器对 JWT 格式的访问令牌就是如此。</translation>
    </message>
    <message>
        <source>Revoke the refresh token instead, so that no new ones are issued, and mind when this token expires.</source>
        <translation>请改为撤销刷新令牌，使其不再签发新令牌，并留意此令牌的到期时间。</translation>
    </message>
    <message>
        <source>The server refused the request</source>
        <translation>服务器拒绝了请求</translation>
    </message>
    <message>
        <source>Often this means that the token belongs to another application: a server revokes a token only for the one it was issued to.</source>
        <translation>这往往表示令牌属于另一个应用：服务器只接受令牌所属应用的撤销请求。</translation>
    </message>
    <message>
        <source>Look in the token&apos;s claims for the application it was issued to (client_id, azp or aud), and use the profile of that one.</source>
        <translation>请在令牌的声明中查看它签发给了哪个应用（client_id、azp 或 aud），并使用那个应用的配置。</translation>
    </message>
    <message>
        <source>The server did not understand the request</source>
        <translation>服务器无法理解请求</translation>
    </message>
    <message>
        <source>Something in it is missing, or is not in the form it wants.</source>
        <translation>请求缺少内容，或形式不符合要求。</translation>
    </message>
    <message>
        <source>Compare the profile with the application in the console: redirect URI, scope and protocol above all.</source>
        <translation>请与控制台中的应用核对，重点核对登录回调 URL、scope 和协议。</translation>
    </message>
    <message>
        <source>The scope was not accepted</source>
        <translation>scope 未被接受</translation>
    </message>
    <message>
        <source>The application may not ask for one of these scopes, or the provider does not know it.</source>
        <translation>应用无权请求其中某个 scope，或认证服务不认识它。</translation>
    </message>
    <message>
        <source>Take the unknown one out of the scope in the profile, or allow it in the console.</source>
        <translation>请从应用配置的 scope 中去掉它，或在控制台中允许它。</translation>
    </message>
    <message>
        <source>The application is not allowed to do this</source>
        <translation>应用无权执行此操作</translation>
    </message>
    <message>
        <source>The provider knows the application, but does not allow it this way of getting tokens.</source>
        <translation>认证服务认识此应用，但不允许它以这种方式获取令牌。</translation>
    </message>
    <message>
        <source>In the console, allow the application the authorization code and refresh token grants (授权配置).</source>
        <translation>请在控制台的“授权配置”中为应用开启 authorization_code 和 refresh_token 两种授权模式。</translation>
    </message>
    <message>
        <source>It says that something unexpected happened to it.</source>
        <translation>它表示内部发生了意外。</translation>
    </message>
    <message>
        <source>Try again in a moment. If it keeps happening, the provider&apos;s support can find it by the details.</source>
        <translation>请稍后重试。如果问题依旧，认证服务的技术支持可凭详细信息查找。</translation>
    </message>
    <message>
        <source>The server is too busy at the moment</source>
        <translation>服务器目前过于繁忙</translation>
    </message>
    <message>
        <source>It says that it cannot take requests for now.</source>
        <translation>它表示暂时无法处理请求。</translation>
    </message>
    <message>
        <source>Somebody has to be asked in the browser</source>
        <translation>需要在浏览器中由用户确认</translation>
    </message>
    <message>
        <source>The provider wants to see a sign-in or a consent, and could not ask for it.</source>
        <translation>认证服务要求用户登录或同意授权，但没能当面询问。</translation>
    </message>
    <message>
        <source>Sign in again, and finish what the provider&apos;s page asks for.</source>
        <translation>请重新登录，并完成页面上要求的步骤。</translation>
    </message>
    <message>
        <source>In Authing&apos;s console the three methods (token, introspection, revocation) are set at 应用 → 自建应用 → 应用详情 → 应用配置 → 其他设置 → 授权配置; they have to be the same in the profile, under More.</source>
        <translation>Authing 控制台的“应用 → 自建应用 → 应用详情 → 应用配置 → 其他设置 → 授权配置”中分别设置了换取、检验、撤回 token 的三种身份验证方式；此处“更多”中的设置须与之一致。</translation>
    </message>
    <message>
        <source>In Authing&apos;s console the way is set as “%1”, at 应用 → 自建应用 → 应用详情 → 应用配置 → 其他设置 → 授权配置; it has to be the same in the profile, under More.</source>
        <translation>Authing 控制台在“应用 → 自建应用 → 应用详情 → 应用配置 → 其他设置 → 授权配置”中以“%1”设置传送方式；此处“更多”中的设置须与之一致。</translation>
    </message>
    <message>
        <source>The server does not let this application ask</source>
        <translation>服务器不允许此应用查询</translation>
    </message>
    <message>
        <source>It refused the introspection without saying why. The application may not be allowed to, or App ID, App Secret or method do not fit.</source>
        <translation>它拒绝了在线校验，没有说明原因。可能是应用无权查询，也可能是应用 ID、应用密钥或身份验证方式不符。</translation>
    </message>
    <message>
        <source>User info was refused</source>
        <translation>用户信息请求被拒绝</translation>
    </message>
    <message>
        <source>The server did not accept the access token there.</source>
        <translation>服务器没有接受该访问令牌。</translation>
    </message>
    <message>
        <source>Introspect the token to see how it is.</source>
        <translation>请在线校验该令牌以了解其状态。</translation>
    </message>
    <message>
        <source>App ID or App Secret were not accepted</source>
        <translation>应用 ID 或应用密钥未被接受</translation>
    </message>
    <message>
        <source>Either they are not those of this application, or the server expects them to be sent in another way.</source>
        <translation>可能它们不属于此应用，也可能服务器要求以另一种方式传送。</translation>
    </message>
    <message>
        <source>Compare both with the console.</source>
        <translation>请与控制台核对这两项。</translation>
    </message>
    <message>
        <source>The refresh token no longer works</source>
        <translation>刷新令牌已不可用</translation>
    </message>
    <message>
        <source>It has been revoked, has expired, was used up, or belongs to another application.</source>
        <translation>它已被撤销、已到期、已使用过，或属于另一个应用。</translation>
    </message>
    <message>
        <source>Sign in again to get new tokens. If it was meant to be dead: it is refused now.</source>
        <translation>请重新登录以获取新令牌。如果本来就要让它失效：现在它确实已被拒绝。</translation>
    </message>
    <message>
        <source>The authorization code was not accepted</source>
        <translation>授权码未被接受</translation>
    </message>
    <message>
        <source>A code works once, for ten minutes, and only for the application and the sign-in it was issued to. One of these did not hold.</source>
        <translation>授权码只能使用一次，十分钟内有效，且只限签发时的应用和那一次登录使用。其中某项没有满足。</translation>
    </message>
    <message>
        <source>Sign in again: that brings a new code.</source>
        <translation>请重新登录，即可得到新的授权码。</translation>
    </message>
    <message>
        <source>The sign-in was refused</source>
        <translation>登录被拒绝</translation>
    </message>
    <message>
        <source>Somebody declined or cancelled it in the browser, or the provider does not let this user into the application. No token was issued.</source>
        <translation>用户在浏览器中拒绝或取消了登录，或认证服务不允许该用户登录此应用。没有签发令牌。</translation>
    </message>
    <message>
        <source>Sign in again and agree, or ask whoever manages the application to allow this user.</source>
        <translation>请重新登录并同意授权，或请应用管理员允许该用户登录。</translation>
    </message>
    <message>
        <source>Check the App Host and the protocol in the profile: a login page, a proxy or another service may stand at this address.</source>
        <translation>请检查应用配置中的认证地址和协议：这个地址上可能是登录页面、代理或另一个服务。</translation>
    </message>
    <message>
        <source>This server offers no introspection</source>
        <translation>此服务器不提供在线校验</translation>
    </message>
    <message>
        <source>Its metadata names no introspection endpoint, so it cannot be asked whether a token is alive.</source>
        <translation>其元数据中没有在线校验端点，因此无法询问令牌是否有效。</translation>
    </message>
    <message>
        <source>Tokens can be revoked all the same. The outcome then says that it could not be verified.</source>
        <translation>令牌仍可撤销，只是结果会标明“无法证实”。</translation>
    </message>
    <message>
        <source>This server offers no revocation</source>
        <translation>此服务器不提供撤销</translation>
    </message>
    <message>
        <source>Check the App Host and the protocol in the profile. If they are right, end the user&apos;s sessions in the provider&apos;s console, and mind when the token expires.</source>
        <translation>请检查应用配置中的认证地址和协议。如果无误，请在控制台中让该用户强制下线，并留意令牌的到期时间。</translation>
    </message>
    <message>
        <source>This server offers no user info</source>
        <translation>此服务器不提供用户信息</translation>
    </message>
    <message>
        <source>Its metadata names no user info endpoint, so an access token cannot be tried out there.</source>
        <translation>其元数据中没有用户信息端点，因此无法用它试验访问令牌。</translation>
    </message>
    <message>
        <source>Nothing needs to be done: introspection does not depend on it.</source>
        <translation>无需处理：在线校验不依赖它。</translation>
    </message>
    <message>
        <source>This server publishes no keys</source>
        <translation>此服务器没有公布公钥</translation>
    </message>
    <message>
        <source>Its metadata names no key set, so signatures cannot be checked.</source>
        <translation>其元数据中没有公钥集地址，因此无法校验签名。</translation>
    </message>
    <message>
        <source>Check the App Host and the protocol in the profile.</source>
        <translation>请检查应用配置中的认证地址和协议。</translation>
    </message>
    <message>
        <source>The provider&apos;s metadata is not complete</source>
        <translation>认证服务的元数据不完整</translation>
    </message>
    <message>
        <source>An address that signing in needs is not in it.</source>
        <translation>其中缺少登录所需的地址。</translation>
    </message>
    <message>
        <source>The metadata belongs to another issuer</source>
        <translation>元数据属于另一个签发者</translation>
    </message>
    <message>
        <source>The server at the App Host calls itself %1.</source>
        <translation>认证地址上的服务器自称 %1。</translation>
    </message>
    <message>
        <source>If that is the provider you mean, enter its address as App Host. If not, do not sign in, and ask whoever runs the provider.</source>
        <translation>如果这正是要使用的认证服务，请把它的地址填为认证地址。否则请不要登录，并咨询认证服务的管理员。</translation>
    </message>
    <message>
        <source>An endpoint stands on another host</source>
        <translation>有端点位于另一台主机</translation>
    </message>
    <message>
        <source>The provider&apos;s metadata names %1, which is not the issuer&apos;s host. Nothing was sent there.</source>
        <translation>元数据中出现了 %1，它不是签发者的主机。没有向它发送任何内容。</translation>
    </message>
    <message>
        <source>If you know that %1 belongs to this provider, add it to the trusted hosts in the profile, under More.</source>
        <translation>如果确知 %1 属于此认证服务，请在应用配置的“更多”中将它加入受信任的主机。</translation>
    </message>
    <message>
        <source>Something that has to be in it is missing or of the wrong kind.</source>
        <translation>其中缺少必需的内容，或类型不符。</translation>
    </message>
    <message>
        <source>“%1” is missing in it, or of the wrong kind.</source>
        <translation>其中缺少“%1”，或其类型不符。</translation>
    </message>
    <message>
        <source>The answer is not complete</source>
        <translation>答复不完整</translation>
    </message>
    <message>
        <source>Try again. If it keeps happening, the provider&apos;s support needs to know.</source>
        <translation>请重试。如果问题依旧，请告知认证服务的技术支持。</translation>
    </message>
    <message>
        <source>The App Host begins with http</source>
        <translation>认证地址以 http 开头</translation>
    </message>
    <message>
        <source>Everybody on the way there could read tokens and secrets. Everything you typed is still there.</source>
        <translation>途中任何人都可能读到令牌和密钥。已填写的内容都还在。</translation>
    </message>
    <message>
        <source>Write it with https://. Plain http is allowed only to this computer itself (127.0.0.1, ::1 or localhost).</source>
        <translation>请改用 https:// 开头。只有访问本机（127.0.0.1、::1 或 localhost）时才允许使用 http。</translation>
    </message>
    <message>
        <source>The redirect URI begins with http</source>
        <translation>登录回调 URL 以 http 开头</translation>
    </message>
    <message>
        <source>Everybody on the way there could read the authorization code. Everything you typed is still there.</source>
        <translation>途中任何人都可能读到授权码。已填写的内容都还在。</translation>
    </message>
    <message>
        <source>Use one on this computer itself, such as http://127.0.0.1/callback, or one with https://.</source>
        <translation>请使用本机地址，例如 http://127.0.0.1/callback，或使用 https:// 开头的地址。</translation>
    </message>
    <message>
        <source>Not sent: the connection would not be encrypted</source>
        <translation>未发送：连接不会加密</translation>
    </message>
    <message>
        <source>The address of %1 begins with http. Everybody on the way there could read tokens and secrets.</source>
        <translation>%1 的地址以 http 开头，途中任何人都可能读到令牌和密钥。</translation>
    </message>
    <message>
        <source>Use an https address. Plain http is allowed only to this computer itself (127.0.0.1, ::1 or localhost).</source>
        <translation>请使用 https 地址。只有访问本机（127.0.0.1、::1 或 localhost）时才允许使用 http。</translation>
    </message>
    <message>
        <source>The answer is not what belongs there</source>
        <translation>返回的内容不是应有的内容</translation>
    </message>
    <message>
        <source>Something else than JSON came back, a web page perhaps.</source>
        <translation>返回的不是 JSON，可能是一个网页。</translation>
    </message>
    <message>
        <source>The answer is far too large</source>
        <translation>返回的内容过大</translation>
    </message>
    <message>
        <source>It is longer than any answer of this kind, so it was not read to its end.</source>
        <translation>它超出了这类答复应有的长度，因此没有读完。</translation>
    </message>
    <message>
        <source>This was no answer to a revocation</source>
        <translation>这不是撤销请求应有的答复</translation>
    </message>
    <message>
        <source>No key fits</source>
        <translation>没有相符的公钥</translation>
    </message>
    <message>
        <source>The provider publishes no key that fits this signature, so it cannot be checked.</source>
        <translation>认证服务公布的公钥中没有与此签名相符的，因此无法校验。</translation>
    </message>
    <message>
        <source>Sign in again: the provider may just have changed its keys. If it keeps happening, compare the ID token algorithm in the profile, under More, with the console.</source>
        <translation>请重新登录：认证服务可能刚刚更换了密钥。如果问题依旧，请把应用配置“更多”中的身份令牌算法与控制台核对。</translation>
    </message>
    <message>
        <source>Sign in again. If it happens again, compare the App Host with the console and tell whoever runs the provider.</source>
        <translation>请重新登录。如果再次发生，请与控制台核对认证地址，并告知认证服务的管理员。</translation>
    </message>
    <message>
        <source>Port %1 is in use</source>
        <translation>端口 %1 已被占用</translation>
    </message>
    <message>
        <source>The redirect URI names this port, but another program listens there, so the browser&apos;s answer could not arrive.</source>
        <translation>登录回调 URL 使用了这个端口，但它正被另一个程序占用，浏览器的答复无法送达。</translation>
    </message>
    <message>
        <source>End that program and sign in again, or register a redirect URI with another port and enter it in the profile.</source>
        <translation>请关闭那个程序后重新登录，或登记一个使用其他端口的登录回调 URL，并填入应用配置。</translation>
    </message>
    <message>
        <source>The redirect URI cannot be used</source>
        <translation>登录回调 URL 无法使用</translation>
    </message>
    <message>
        <source>It has to be a whole address, without a part after #.</source>
        <translation>它必须是完整的地址，且不含 # 及其后的部分。</translation>
    </message>
    <message>
        <source>Copy it from the console (登录回调 URL) into the profile, letter by letter.</source>
        <translation>请从控制台（登录回调 URL）原样复制到应用配置中。</translation>
    </message>
    <message>
        <source>Nobody came back from the browser</source>
        <translation>没有等到浏览器的答复</translation>
    </message>
    <message>
        <source>The time for signing in has run out, and no token was issued. Where the redirect URI is not registered, the provider shows an error page of its own and nobody is sent back.</source>
        <translation>登录等待时间已到，没有签发令牌。如果登录回调 URL 没有登记，认证服务会显示自己的错误页面，不会跳转回来。</translation>
    </message>
    <message>
        <source>Sign in again. If the browser showed an error, register the redirect URI in the console (登录回调 URL) exactly as the profile has it.</source>
        <translation>请重新登录。如果浏览器显示了错误，请在控制台（登录回调 URL）中按客户端配置的写法原样登记。</translation>
    </message>
    <message>
        <source>This answer belongs to another sign-in</source>
        <translation>这个答复属于另一次登录</translation>
    </message>
    <message>
        <source>Its state is not the one that was sent this time, so it was not used.</source>
        <translation>其中的 state 不是本次发出的，因此没有采用。</translation>
    </message>
    <message>
        <source>Use the address from the newest sign-in page, or sign in again.</source>
        <translation>请使用最新一次登录页面的地址，或重新登录。</translation>
    </message>
    <message>
        <source>It does not come from the issuer that was asked, so it was not used.</source>
        <translation>它不是来自所请求的签发者，因此没有采用。</translation>
    </message>
    <message>
        <source>It comes from %1 and not from the issuer that was asked, so it was not used.</source>
        <translation>它来自 %1，而不是所请求的签发者，因此没有采用。</translation>
    </message>
    <message>
        <source>The answer comes from somebody else</source>
        <translation>答复来自别处</translation>
    </message>
    <message>
        <source>There is no code in what was pasted</source>
        <translation>粘贴的内容中没有授权码</translation>
    </message>
    <message>
        <source>It holds neither an address with a code nor a code alone. The sign-in is still waiting.</source>
        <translation>其中既没有带授权码的地址，也不是单独的授权码。登录仍在等待。</translation>
    </message>
    <message>
        <source>After signing in, copy the whole address out of the browser&apos;s address bar, even where the page itself could not be shown.</source>
        <translation>登录后，请从浏览器地址栏复制完整地址，即使页面本身无法显示。</translation>
    </message>
    <message>
        <source>Check the clock of this computer: it may be minutes off.</source>
        <translation>请检查本机时钟：它可能差了几分钟。</translation>
    </message>
    <message>
        <source>Compare the App Secret and the ID token algorithm with the console; Authing signs with HS256 and the App Secret unless told otherwise.</source>
        <translation>请与控制台核对应用密钥和身份令牌算法；如未另行设置，Authing 以 HS256 和应用密钥签名。</translation>
    </message>
    <message>
        <source>Compare the App Host with the console.</source>
        <translation>请与控制台核对认证地址。</translation>
    </message>
    <message>
        <source>Compare the App ID with the console.</source>
        <translation>请与控制台核对应用 ID。</translation>
    </message>
    <message>
        <source>Then sign in again; if it happens again, do not trust this provider before somebody has looked into it.</source>
        <translation>然后重新登录；如果再次发生，在查明原因之前请不要信任此认证服务。</translation>
    </message>
    <message>
        <source>A check of it failed, so the sign-in was not accepted.</source>
        <translation>其中一项校验未通过，因此没有接受这次登录。</translation>
    </message>
    <message>
        <source>These checks of it failed, so the sign-in was not accepted: %1.</source>
        <translation>以下校验未通过，因此没有接受这次登录：%1。</translation>
    </message>
    <message>
        <source>The ID token did not pass</source>
        <translation>身份令牌未通过校验</translation>
    </message>
    <message>
        <source>No ID token came</source>
        <translation>没有收到身份令牌</translation>
    </message>
    <message>
        <source>The profile says OpenID Connect, but there is no ID token in the answer. So it is not proved who signed in.</source>
        <translation>应用配置使用 OpenID Connect，但返回的内容中没有身份令牌，因此无法证实登录者是谁。</translation>
    </message>
    <message>
        <source>Put openid into the scope, or switch the profile to OAuth 2.0.</source>
        <translation>请在 scope 中加入 openid，或将应用配置的协议改为 OAuth 2.0。</translation>
    </message>
    <message>
        <source>The answer does not say who sent it</source>
        <translation>答复没有写明来自谁</translation>
    </message>
    <message>
        <source>The provider announces that it names itself in every answer, but this one does not. So it was not used.</source>
        <translation>认证服务声明会在每个答复中写明自己，这一个却没有，因此没有采用。</translation>
    </message>
    <message>
        <source>The browser could not be started</source>
        <translation>无法启动浏览器</translation>
    </message>
    <message>
        <source>No program took the address. The sign-in is still waiting.</source>
        <translation>没有程序能打开这个地址。登录仍在等待。</translation>
    </message>
    <message>
        <source>Copy the link and open it in a browser yourself. On another computer that works too: paste the address of its last page here.</source>
        <translation>请复制链接，自行在浏览器中打开。在另一台电脑上打开也可以：把最后一个页面的地址粘贴到这里。</translation>
    </message>
    <message>
        <source>Everything you typed is still there.</source>
        <translation>已填写的内容都还在。</translation>
    </message>
    <message>
        <source>The profile has no name</source>
        <translation>应用配置没有名称</translation>
    </message>
    <message>
        <source>Give it a name by which you will know it in a hurry.</source>
        <translation>请起一个在紧急时也能一眼认出的名称。</translation>
    </message>
    <message>
        <source>The App ID is missing</source>
        <translation>缺少应用 ID</translation>
    </message>
    <message>
        <source>Copy it from the application&apos;s page in the console.</source>
        <translation>请从控制台的应用详情页复制。</translation>
    </message>
    <message>
        <source>The App Host is not an address</source>
        <translation>认证地址不是有效的地址</translation>
    </message>
    <message>
        <source>The redirect URI is not an address that can be used</source>
        <translation>登录回调 URL 不是可用的地址</translation>
    </message>
    <message>
        <source>Write it as it is registered (登录回调 URL), without a part after #, such as http://127.0.0.1/callback.</source>
        <translation>请按控制台登记的写法填写，不含 # 及其后的部分，例如 http://127.0.0.1/callback。</translation>
    </message>
    <message>
        <source>The scope cannot be used</source>
        <translation>scope 无法使用</translation>
    </message>
    <message>
        <source>Write names separated by spaces. OpenID Connect needs openid among them.</source>
        <translation>请填写以空格分隔的名称。OpenID Connect 要求其中包含 openid。</translation>
    </message>
    <message>
        <source>A trusted host is not a host name</source>
        <translation>受信任的主机中有无效的主机名</translation>
    </message>
    <message>
        <source>Write names such as login.example.com, separated by spaces, without https:// and without a path.</source>
        <translation>请填写 login.example.com 这样的主机名，以空格分隔，不带 https:// 和路径。</translation>
    </message>
    <message>
        <source>The ID token algorithm cannot be used</source>
        <translation>身份令牌算法无法使用</translation>
    </message>
    <message>
        <source>Choose Automatic, or the one that the application is set to in the console.</source>
        <translation>请选择“自动”，或选择控制台中为应用设置的算法。</translation>
    </message>
    <message>
        <source>The profile cannot be used like this</source>
        <translation>应用配置目前无法使用</translation>
    </message>
    <message>
        <source>Compare its fields with the application in the provider&apos;s console.</source>
        <translation>请与控制台中的应用逐项核对。</translation>
    </message>
    <message>
        <source>No keychain was found</source>
        <translation>没有找到钥匙串</translation>
    </message>
    <message>
        <source>No service that keeps secrets is running here. The session goes on in memory and is gone when Rescind ends.</source>
        <translation>本机没有运行保管机密的服务。会话仅保留在内存中，退出 Rescind 后即消失。</translation>
    </message>
    <message>
        <source>You can go on. To have secrets kept, start a keychain (GNOME Keyring or KWallet) and sign in again.</source>
        <translation>可以继续使用。如需保存机密内容，请启动钥匙串（GNOME 密钥环或 KWallet）后重新登录。</translation>
    </message>
    <message>
        <source>The keychain is locked</source>
        <translation>钥匙串已锁定</translation>
    </message>
    <message>
        <source>What is kept in it is still there but cannot be read now. The session goes on in memory.</source>
        <translation>其中保存的内容还在，只是现在无法读取。会话保留在内存中。</translation>
    </message>
    <message>
        <source>Unlock the keychain, then try again. There is no need to sign in again.</source>
        <translation>请解锁钥匙串，然后重试。无需重新登录。</translation>
    </message>
    <message>
        <source>The keychain did not let Rescind in</source>
        <translation>钥匙串没有允许 Rescind 访问</translation>
    </message>
    <message>
        <source>The request was declined, by somebody at this computer or by a rule. What is kept is still there. The session goes on in memory.</source>
        <translation>访问被本机用户或某条规则拒绝。保存的内容还在。会话保留在内存中。</translation>
    </message>
    <message>
        <source>Try again and allow it, or look at the keychain&apos;s own settings for Rescind.</source>
        <translation>请重试并允许访问，或查看钥匙串自身对 Rescind 的设置。</translation>
    </message>
    <message>
        <source>The keychain has nothing for this profile</source>
        <translation>钥匙串中没有此应用配置的内容</translation>
    </message>
    <message>
        <source>The entry may have been removed elsewhere, or belong to another user of this computer.</source>
        <translation>对应的条目可能已在别处被删除，或属于本机的另一个用户。</translation>
    </message>
    <message>
        <source>Enter the App Secret in the profile again, or sign in again.</source>
        <translation>请在应用配置中重新填写应用密钥，或重新登录。</translation>
    </message>
    <message>
        <source>The keychain&apos;s entry cannot be read</source>
        <translation>无法读取钥匙串中的条目</translation>
    </message>
    <message>
        <source>There is one for this profile, but not as Rescind writes it. It was left as it is.</source>
        <translation>此应用配置有一个条目，但不是 Rescind 写入的格式。它保持原样，未作改动。</translation>
    </message>
    <message>
        <source>Enter the App Secret in the profile again, or sign in again: that replaces it.</source>
        <translation>请在应用配置中重新填写应用密钥，或重新登录，即可将其替换。</translation>
    </message>
    <message>
        <source>The settings could not be saved</source>
        <translation>无法保存设置</translation>
    </message>
    <message>
        <source>Their file cannot be written. What you entered is still here.</source>
        <translation>设置文件无法写入。已填写的内容都还在。</translation>
    </message>
    <message>
        <source>Check the free space and the permissions of the settings folder, then save again.</source>
        <translation>请检查磁盘剩余空间和设置文件夹的权限，然后再次保存。</translation>
    </message>
    <message>
        <source>The token is kept here, so that you can try again.</source>
        <translation>令牌保留在本机，可以再试一次。</translation>
    </message>
    <message>
        <source>The revocation may have reached the server all the same; whether the token is dead is not known.</source>
        <translation>撤销请求仍可能已到达服务器；令牌是否失效尚不清楚。</translation>
    </message>
    <message>
        <source>The token is not revoked.</source>
        <translation>令牌未被撤销。</translation>
    </message>
    <message>
        <source>Its metadata names no revocation endpoint, so the token stays alive until it expires.</source>
        <translation>其元数据中没有撤销端点，因此令牌在到期前一直有效。</translation>
    </message>
    <message>
        <source>The server answered HTTP 200, but with a page that no revocation endpoint sends. Regard the token as alive.</source>
        <translation>服务器返回了 HTTP 200，但内容不是撤销端点会返回的。请视该令牌为仍然有效。</translation>
    </message>
    <message>
        <source>Whether the token is dead is not known.</source>
        <translation>令牌是否失效尚不清楚。</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>另一个名称</translation>
    </message>
    <message>
        <source>another host</source>
        <translation>另一台主机</translation>
    </message>
    <message>
        <source>The port is in use</source>
        <translation>端口已被占用</translation>
    </message>
    <message>
        <source>It happened during the sign-out.</source>
        <translation>发生在登出过程中。</translation>
    </message>
    <message>
        <source>The provider says nothing about itself</source>
        <translation>认证服务没有公布任何元数据</translation>
    </message>
    <message>
        <source>%1 has no metadata, neither for OpenID Connect nor for OAuth 2.0, so its endpoints are not known. Nothing was sent to it.</source>
        <translation>%1 没有元数据，既没有 OpenID Connect 的，也没有 OAuth 2.0 的，因此不知道它的各个端点。没有向它发送任何内容。</translation>
    </message>
    <message>
        <source>Compare the issuer with the provider&apos;s documentation, or set the endpoints by hand in the profile, under More.</source>
        <translation>请将签发者地址与认证服务的文档核对，或在应用配置的“更多”中手动设置各端点。</translation>
    </message>
    <message>
        <source>The user info is about somebody else</source>
        <translation>用户信息说的是另一个人</translation>
    </message>
    <message>
        <source>The access token&apos;s user info names “%1”, the ID token of the same sign-in another person. It is not shown.</source>
        <translation>访问令牌的用户信息里写的是“%1”，而同一次登录的身份令牌说的是另一个人。因此不显示它。</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>Do not trust these tokens: revoke them, sign in again, and ask whoever runs the provider.</source>
        <translation>不要信任这些令牌：请撤销它们，重新登录，并向认证服务的管理者询问。</translation>
    </message>
    <message>
        <source>It happened while the authorization request was being pushed to the provider.</source>
        <translation>发生在向认证服务推送授权请求时。</translation>
    </message>
    <message>
        <source>It happened while a code for another device was being asked for.</source>
        <translation>发生在为其他设备请求代码时。</translation>
    </message>
    <message>
        <source>Enter it in the profile as PEM: the whole text, from the line that starts with -----BEGIN to the line that starts with -----END.</source>
        <translation>请以 PEM 格式填入应用配置：从以 -----BEGIN 开头的行到以 -----END 开头的行，须为完整文本。</translation>
    </message>
    <message>
        <source>Make a new key, RSA with 2048 bits or P-256, and register its public half with the provider.</source>
        <translation>请生成新密钥（2048 位 RSA 或 P-256），并在认证服务登记其公钥。</translation>
    </message>
    <message>
        <source>The private key is missing</source>
        <translation>缺少私钥</translation>
    </message>
    <message>
        <source>The profile signs its requests (private_key_jwt), and no key is kept for it. Nothing was sent.</source>
        <translation>该应用配置以签名进行身份验证 (private_key_jwt)，但没有为其保存私钥。未发送任何内容。</translation>
    </message>
    <message>
        <source>The private key is encrypted</source>
        <translation>私钥已加密</translation>
    </message>
    <message>
        <source>It wants a passphrase, and Rescind does not ask for one: here the keychain is what protects keys. Nothing was sent.</source>
        <translation>它需要口令，而 Rescind 不会询问口令：此处由系统钥匙串保护私钥。未发送任何内容。</translation>
    </message>
    <message>
        <source>Decrypt it first (openssl pkcs8 -in key.pem -out plain.pem), enter the result in the profile, and delete the file.</source>
        <translation>请先解密 (openssl pkcs8 -in key.pem -out plain.pem)，将结果填入应用配置，然后删除该文件。</translation>
    </message>
    <message>
        <source>This is no private key</source>
        <translation>这不是私钥</translation>
    </message>
    <message>
        <source>It is a certificate or a public key; with these nothing can be signed. Nothing was sent.</source>
        <translation>这是证书或公钥，无法用于签名。未发送任何内容。</translation>
    </message>
    <message>
        <source>There is more than one private key</source>
        <translation>私钥不止一个</translation>
    </message>
    <message>
        <source>Which of them the provider knows cannot be told. Nothing was sent.</source>
        <translation>无法判断认证服务登记的是哪一个。未发送任何内容。</translation>
    </message>
    <message>
        <source>Enter the one that belongs to this application alone.</source>
        <translation>请只填入属于该应用的那一个。</translation>
    </message>
    <message>
        <source>The private key is too weak</source>
        <translation>私钥强度不足</translation>
    </message>
    <message>
        <source>An RSA key needs 2048 bits at least. Nothing was sent.</source>
        <translation>RSA 密钥至少需要 2048 位。未发送任何内容。</translation>
    </message>
    <message>
        <source>This kind of private key cannot be used</source>
        <translation>无法使用此类私钥</translation>
    </message>
    <message>
        <source>Rescind signs with RSA and with the curves P-256, P-384 and P-521. Nothing was sent.</source>
        <translation>Rescind 支持 RSA 以及 P-256、P-384、P-521 曲线的签名。未发送任何内容。</translation>
    </message>
    <message>
        <source>The provider does not take this kind of key</source>
        <translation>认证服务不接受此类密钥</translation>
    </message>
    <message>
        <source>Its metadata names the algorithms it accepts for client assertions, and none of them fits the private key. Nothing was sent.</source>
        <translation>其元数据列出了可用于客户端断言的算法，但没有一种与该私钥相符。未发送任何内容。</translation>
    </message>
    <message>
        <source>Register a key of another kind with the provider, and enter it in the profile.</source>
        <translation>请在认证服务登记另一类密钥，并填入应用配置。</translation>
    </message>
    <message>
        <source>The private key cannot be read</source>
        <translation>无法读取私钥</translation>
    </message>
    <message>
        <source>It is no PEM text, or a part of it is missing. Nothing was sent.</source>
        <translation>它不是 PEM 文本，或者不完整。未发送任何内容。</translation>
    </message>
    <message>
        <source>the proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>The proxy did not let it through, perhaps for its password</source>
        <translation>代理没有放行请求，可能是因为密码</translation>
    </message>
    <message>
        <source>%1 could not be reached, refused the request, or did not accept the user name and password.</source>
        <translation>无法连接 %1，或它拒绝了请求，或没有接受用户名和密码。</translation>
    </message>
    <message>
        <source>Check the proxy, the user name and the password in the profile&apos;s network settings, or ask whoever looks after the proxy. Rescind does not repeat what may have been refused, so that nobody is locked out.</source>
        <translation>请检查应用配置的网络设置中的代理、用户名和密码，或咨询负责代理的人员。可能被拒绝的密码 Rescind 不会重复发送，以免账户被锁定。</translation>
    </message>
    <message>
        <source>The proxy wants a user name and a password</source>
        <translation>代理要求用户名和密码</translation>
    </message>
    <message>
        <source>%1 got none, or did not accept them. Nothing was sent to the server.</source>
        <translation>%1 没有得到用户名和密码，或没有接受。没有向服务器发送任何内容。</translation>
    </message>
    <message>
        <source>Enter both in the profile&apos;s network settings. Rescind does not repeat what was refused, so that nobody is locked out.</source>
        <translation>请在应用配置的网络设置中输入两者。被拒绝的密码 Rescind 不会重复发送，以免账户被锁定。</translation>
    </message>
    <message>
        <source>The proxy&apos;s address cannot be used</source>
        <translation>代理的地址无法使用</translation>
    </message>
    <message>
        <source>“%1” is not an address of a proxy.</source>
        <translation>“%1”不是代理的地址。</translation>
    </message>
    <message>
        <source>Write it as http://host:port or socks5://host:port in the profile&apos;s network settings.</source>
        <translation>请在应用配置的网络设置中写成 http://主机:端口 或 socks5://主机:端口。</translation>
    </message>
    <message>
        <source>%1 could not be reached, or refused the request.</source>
        <translation>无法连接 %1，或它拒绝了请求。</translation>
    </message>
    <message>
        <source>Check the proxy in the profile or in the system&apos;s network settings, or ask whoever looks after it.</source>
        <translation>请检查应用配置或系统网络设置中的代理，或咨询负责代理的人员。</translation>
    </message>
    <message>
        <source>In the console, allow the application the device code grant (授权配置), or sign in with the browser on this computer.</source>
        <translation>请在控制台（授权配置）中允许此应用使用设备码模式，或使用此电脑上的浏览器登录。</translation>
    </message>
    <message>
        <source>The proof of possession was not accepted</source>
        <translation>持有证明未被接受</translation>
    </message>
    <message>
        <source>The provider was shown that Rescind has the key of this session (DPoP), and did not accept it.</source>
        <translation>Rescind 向认证服务出示了持有本次会话密钥的证明 (DPoP)，但未被接受。</translation>
    </message>
    <message>
        <source>Check the clock of this computer, then try again. If it happens again, switch DPoP off in the profile, under More, and sign in anew.</source>
        <translation>请检查本机时钟后重试。如再次发生，请在应用配置的“更多”中关闭 DPoP，然后重新登录。</translation>
    </message>
    <message>
        <source>The device code was not accepted</source>
        <translation>设备码未被接受</translation>
    </message>
    <message>
        <source>It was used already, has lapsed, or belongs to another application.</source>
        <translation>它已被使用、已过期，或属于其他应用。</translation>
    </message>
    <message>
        <source>Sign in on the other device again: that brings a new code.</source>
        <translation>请重新在其他设备上登录，以获取新的代码。</translation>
    </message>
    <message>
        <source>Copy it from the console (认证地址), with https:// in front, such as https://example.authing.cn. For another provider fill in its issuer.</source>
        <translation>请从控制台复制（认证地址），前面带 https://，例如 https://example.authing.cn。若是其他认证服务，请填写其颁发者。</translation>
    </message>
    <message>
        <source>The issuer is not an address</source>
        <translation>颁发者不是有效的地址</translation>
    </message>
    <message>
        <source>Write it as the provider does, with https:// in front and without ? and #, such as https://id.example.com.</source>
        <translation>请与认证服务写得完全一致，前面带 https://，不含 ? 和 #，例如 https://id.example.com。</translation>
    </message>
    <message>
        <source>The key ID cannot be used</source>
        <translation>密钥 ID 无法使用</translation>
    </message>
    <message>
        <source>Write it as the provider shows it, without invisible characters.</source>
        <translation>请按认证服务显示的填写，不要带不可见字符。</translation>
    </message>
    <message>
        <source>An endpoint is not an address</source>
        <translation>有一个端点不是有效的地址</translation>
    </message>
    <message>
        <source>Write it whole, with https:// in front and without a part after #, or leave it empty.</source>
        <translation>请写完整的地址，前面带 https://，不含 # 之后的部分；或者留空。</translation>
    </message>
    <message>
        <source>The prompt cannot be used</source>
        <translation>prompt 无法使用</translation>
    </message>
    <message>
        <source>Write login, consent or select_account; none only by itself.</source>
        <translation>请填写 login、consent 或 select_account；none 只能单独使用。</translation>
    </message>
    <message>
        <source>An extra parameter cannot be used</source>
        <translation>有一个附加参数无法使用</translation>
    </message>
    <message>
        <source>Give each a name. Those that a sign-in is checked by, such as state, scope or redirect_uri, cannot be set here.</source>
        <translation>每个参数都要有名称。登录校验所依据的参数（如 state、scope 或 redirect_uri）不能在这里设置。</translation>
    </message>
    <message>
        <source>A part of the sign-in request cannot be used</source>
        <translation>登录请求的某一项无法使用</translation>
    </message>
    <message>
        <source>Compare it with what the provider asks for, or leave it empty.</source>
        <translation>请与认证服务的要求对照，或者留空。</translation>
    </message>
    <message>
        <source>Write it with its port, such as http://proxy.example.com:3128 or socks5://proxy.example.com:1080.</source>
        <translation>请带上端口，例如 http://proxy.example.com:3128 或 socks5://proxy.example.com:1080。</translation>
    </message>
    <message>
        <source>The proxy&apos;s user name cannot be used</source>
        <translation>代理用户名无法使用</translation>
    </message>
    <message>
        <source>Write it without a colon; the password has a field of its own.</source>
        <translation>用户名不能含冒号；密码有单独的一栏。</translation>
    </message>
    <message>
        <source>The profile is managed by your administrator</source>
        <translation>此应用配置由管理员统一管理</translation>
    </message>
    <message>
        <source>It can be neither changed nor removed here.</source>
        <translation>在这里既不能修改也不能删除。</translation>
    </message>
    <message>
        <source>Duplicate it and change the copy, or ask your administrator.</source>
        <translation>请创建副本后修改副本，或联系管理员。</translation>
    </message>
    <message>
        <source>Another profile has this name</source>
        <translation>已有同名的应用配置</translation>
    </message>
    <message>
        <source>Give it a name of its own.</source>
        <translation>请换一个名称。</translation>
    </message>
    <message>
        <source>Compare it with an exported profile, or with the schema that comes with Rescind.</source>
        <translation>请与导出的应用配置或 Rescind 附带的 JSON Schema 对照。</translation>
    </message>
    <message>
        <source>It cannot be opened.</source>
        <translation>文件无法打开。</translation>
    </message>
    <message>
        <source>Check that it is there and readable.</source>
        <translation>请检查文件是否存在、是否可读。</translation>
    </message>
    <message>
        <source>It cannot be written.</source>
        <translation>文件无法写入。</translation>
    </message>
    <message>
        <source>Check the free space and the permissions of its folder.</source>
        <translation>请检查可用空间以及所在文件夹的权限。</translation>
    </message>
    <message>
        <source>It is larger than any file of profiles.</source>
        <translation>文件过大，不可能是应用配置文件。</translation>
    </message>
    <message>
        <source>It is not JSON, or broken off.</source>
        <translation>不是 JSON，或内容不完整。</translation>
    </message>
    <message>
        <source>It is not a file of profiles.</source>
        <translation>不是应用配置文件。</translation>
    </message>
    <message>
        <source>It was written for another version of Rescind.</source>
        <translation>它是为另一版本的 Rescind 编写的。</translation>
    </message>
    <message>
        <source>Update Rescind, or have the profile exported again.</source>
        <translation>请更新 Rescind，或重新导出应用配置。</translation>
    </message>
    <message>
        <source>It has a member that is not known here; it may be a typing mistake.</source>
        <translation>其中有无法识别的成员，可能是拼写错误。</translation>
    </message>
    <message>
        <source>It has a member that looks like a secret. Secrets are kept in the keychain alone.</source>
        <translation>其中有看起来像密钥的成员。密钥只保存在系统钥匙串中。</translation>
    </message>
    <message>
        <source>Take the secret out of the file, and have it replaced if others could read it. Enter it in the profile instead.</source>
        <translation>请从文件中删除该密钥；如果其他人可能读到过，请更换它。密钥请在应用配置中输入。</translation>
    </message>
    <message>
        <source>It has an address without https.</source>
        <translation>其中有一个地址没有使用 https。</translation>
    </message>
    <message>
        <source>Use https; http is for this computer alone.</source>
        <translation>请使用 https；http 只能用于本机。</translation>
    </message>
    <message>
        <source>Another profile has the same id.</source>
        <translation>另一个应用配置使用了相同的 id。</translation>
    </message>
    <message>
        <source>Give each profile an id of its own.</source>
        <translation>请为每个应用配置指定不同的 id。</translation>
    </message>
    <message>
        <source>It has a value that is missing or cannot be used.</source>
        <translation>其中有缺失或无法使用的值。</translation>
    </message>
    <message>
        <source>%1 The file is %2.</source>
        <extracomment>%1 is what is wrong with a file, %2 its path</extracomment>
        <translation>%1文件：%2。</translation>
    </message>
    <message>
        <source>%1 The file is %2, the place in it %3.</source>
        <extracomment>%1 is what is wrong with a file, %2 its path, %3 the place in it, such as /profiles/0/name</extracomment>
        <translation>%1文件：%2，位置：%3。</translation>
    </message>
    <message>
        <source>A file of profiles cannot be used</source>
        <translation>应用配置文件无法使用</translation>
    </message>
    <message>
        <source>This server does not say where to push the request</source>
        <translation>此服务器未说明应将请求推送到何处</translation>
    </message>
    <message>
        <source>Its metadata demand that every authorization request is pushed (RFC 9126), but name no endpoint for it. So nobody was sent to the browser.</source>
        <translation>其元数据要求推送所有授权请求 (RFC 9126)，却未给出相应的端点，因此没有打开浏览器。</translation>
    </message>
    <message>
        <source>Tell whoever runs the provider.</source>
        <translation>请告知认证服务的管理者。</translation>
    </message>
    <message>
        <source>This server offers no sign-in on another device</source>
        <translation>此服务器不支持在其他设备上登录</translation>
    </message>
    <message>
        <source>Its metadata name no device authorization endpoint (RFC 8628).</source>
        <translation>其元数据中没有设备授权端点 (RFC 8628)。</translation>
    </message>
    <message>
        <source>Sign in with a browser: the link can be copied, and the address of the last page pasted.</source>
        <translation>请使用浏览器登录：可以复制链接，再粘贴最后一个页面的地址。</translation>
    </message>
    <message>
        <source>The profile sets a max_age, and the sign-in is older, or the token does not say how old it is: not every provider heeds it.</source>
        <translation>应用配置中设置了 max_age，而登录时间更早，或令牌未说明登录时间：并非所有认证服务都支持它。</translation>
    </message>
    <message>
        <source>The code has lapsed</source>
        <translation>代码已过期</translation>
    </message>
    <message>
        <source>Nobody typed it in and agreed in the time that the provider gave for it. No token was issued.</source>
        <translation>在认证服务规定的时间内，没有人输入代码并同意登录。没有签发任何令牌。</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>没有发送任何内容。</translation>
    </message>
    <message>
        <source>Rescind offers no way round this check.</source>
        <translation>Rescind 不提供绕过此项检查的方法。</translation>
    </message>
    <message>
        <source>This computer does not know who signed it.</source>
        <translation>本机不认识签发它的机构。</translation>
    </message>
    <message>
        <source>It is self-signed: nobody else vouches for it.</source>
        <translation>它是自签名证书：没有其他机构为它担保。</translation>
    </message>
    <message>
        <source>It has expired.</source>
        <translation>它已过期。</translation>
    </message>
    <message>
        <source>It is not valid yet.</source>
        <translation>它尚未生效。</translation>
    </message>
    <message>
        <source>It names no host that it is for.</source>
        <translation>它没有写明用于哪个主机。</translation>
    </message>
    <message>
        <source>It is not for this host, but for %1.</source>
        <translation>它不是用于这个主机，而是用于 %1。</translation>
    </message>
    <message>
        <source>It has been withdrawn.</source>
        <translation>它已被吊销。</translation>
    </message>
    <message>
        <source>It is damaged, too weak, or not meant for a server.</source>
        <translation>它已损坏、强度太弱，或不是服务器证书。</translation>
    </message>
    <message>
        <source>If it is your company&apos;s authority, or that of a proxy which inspects traffic, get the authority&apos;s certificate from your IT department and set it as CA file in the profile. If you did not expect it, do not go on.</source>
        <translation>如果签发者是贵公司的证书颁发机构，或是检查加密流量的代理，请向 IT 部门索取该机构的证书，并在应用配置中设为 CA 文件。如果出乎意料，请不要继续。</translation>
    </message>
    <message>
        <source>If the server is yours, fetch its certificate from the server itself and set it as CA file in the profile. If you did not expect it, do not go on.</source>
        <translation>如果服务器由您管理，请直接从服务器取得它的证书，并在应用配置中设为 CA 文件。如果出乎意料，请不要继续。</translation>
    </message>
    <message>
        <source>Check the clock of this computer. If it is right, whoever runs the server has to renew the certificate.</source>
        <translation>请检查本机时钟。如果时钟无误，需要由服务器的管理员更新证书。</translation>
    </message>
    <message>
        <source>Check the App Host in the profile for a typing error. If it is right, the server needs a certificate for this name.</source>
        <translation>请检查应用配置中的认证地址是否有误。如果无误，服务器需要一张用于这个名称的证书。</translation>
    </message>
    <message>
        <source>Ask whoever runs the server for another certificate.</source>
        <translation>请要求服务器的管理员更换证书。</translation>
    </message>
    <message>
        <source>Check the clock of this computer and the App Host.</source>
        <translation>请检查本机时钟和认证地址。</translation>
    </message>
    <message>
        <source>If your network inspects traffic, set its root certificate as CA file in the profile.</source>
        <translation>如果所在网络会检查加密流量，请将它的根证书在应用配置中设为 CA 文件。</translation>
    </message>
    <message>
        <source>%1 showed the certificate “%2”, issued by “%3”, valid from %4 to %5.</source>
        <extracomment>%1 is a host; %2 and %3 are names in its certificate; %4 and %5 are times.</extracomment>
        <translation>%1 出示的证书是“%2”，签发者是“%3”，有效期从 %4 到 %5。</translation>
    </message>
    <message>
        <source>A file that the profile names is not there</source>
        <translation>应用配置指定的文件不存在</translation>
    </message>
    <message>
        <source>There is no %1.</source>
        <translation>%1 不存在。</translation>
    </message>
    <message>
        <source>Put it back, or choose another one in the profile&apos;s network settings.</source>
        <translation>请把它放回原处，或在应用配置的网络设置中另选文件。</translation>
    </message>
    <message>
        <source>A file that the profile names cannot be read</source>
        <translation>应用配置指定的文件无法读取</translation>
    </message>
    <message>
        <source>%1 may not be read by you, is no file, or is far too large.</source>
        <translation>%1 没有读取权限、不是文件，或过大。</translation>
    </message>
    <message>
        <source>Check its permissions, or choose another one in the profile&apos;s network settings.</source>
        <translation>请检查它的权限，或在应用配置的网络设置中另选文件。</translation>
    </message>
    <message>
        <source>There is no certificate in the CA file</source>
        <translation>CA 文件中没有证书</translation>
    </message>
    <message>
        <source>%1 holds neither certificates as PEM nor one as DER.</source>
        <translation>%1 中既没有 PEM 格式的证书，也不是 DER 格式的证书。</translation>
    </message>
    <message>
        <source>Choose the file with the authority&apos;s certificate in the profile&apos;s network settings.</source>
        <translation>请在应用配置的网络设置中选择含有颁发机构证书的文件。</translation>
    </message>
    <message>
        <source>The client certificate&apos;s password is missing or wrong</source>
        <translation>客户端证书的密码缺失或不正确</translation>
    </message>
    <message>
        <source>%1 cannot be opened with it.</source>
        <translation>用它无法打开 %1。</translation>
    </message>
    <message>
        <source>Enter the file&apos;s password in the profile&apos;s network settings.</source>
        <translation>请在应用配置的网络设置中输入该文件的密码。</translation>
    </message>
    <message>
        <source>The client certificate file cannot be used</source>
        <translation>客户端证书文件无法使用</translation>
    </message>
    <message>
        <source>%1 is no PKCS#12 file (.p12, .pfx), or has no private key with its certificate.</source>
        <translation>%1 不是 PKCS#12 文件（.p12、.pfx），或其中没有与证书对应的私钥。</translation>
    </message>
    <message>
        <source>Export the certificate again as PKCS#12, together with its private key.</source>
        <translation>请将证书连同私钥重新导出为 PKCS#12。</translation>
    </message>
    <message>
        <source>The server wants a client certificate</source>
        <translation>服务器要求客户端证书</translation>
    </message>
    <message>
        <source>%1 lets nobody in without one (mutual TLS).</source>
        <translation>没有客户端证书，%1 拒绝任何人访问（双向 TLS）。</translation>
    </message>
    <message>
        <source>Set the client certificate file in the profile&apos;s network settings. It is shown to the profile&apos;s own hosts only: another one has to be among the trusted hosts.</source>
        <translation>请在应用配置的网络设置中指定客户端证书文件。它只会出示给应用配置自己的主机：其他主机须列入受信任的主机。</translation>
    </message>
    <message>
        <source>The server does not accept the client certificate</source>
        <translation>服务器不接受客户端证书</translation>
    </message>
    <message>
        <source>%1 was shown the one that the profile names, and broke off.</source>
        <translation>已向 %1 出示应用配置指定的证书，它随即中断了连接。</translation>
    </message>
    <message>
        <source>Check that it has not expired and that it is the one registered at the provider, and ask whoever runs it.</source>
        <translation>请确认它没有过期，并且就是在认证服务登记的那一张，或咨询认证服务的管理员。</translation>
    </message>
    <message>
        <source>The server broke off the secure connection</source>
        <translation>服务器中断了安全连接</translation>
    </message>
    <message>
        <source>%1 ended the TLS handshake and did not say why. Nothing secret was sent.</source>
        <translation>%1 中止了 TLS 握手，没有说明原因。没有发送任何机密内容。</translation>
    </message>
    <message>
        <source>If it wants a client certificate, set the file in the profile&apos;s network settings. Otherwise it may speak only old versions of TLS, or a proxy is in between: ask whoever runs it.</source>
        <translation>如果它要求客户端证书，请在应用配置的网络设置中指定该文件。否则它可能只支持旧版本的 TLS，或中间有代理：请咨询它的管理员。</translation>
    </message>
    <message>
        <source>The journal could not be used</source>
        <translation>操作日志无法使用</translation>
    </message>
    <message>
        <source>What was asked of it did not work. The entries in it are as they were.</source>
        <translation>所请求的操作没有成功。其中的条目保持原样。</translation>
    </message>
    <message>
        <source>Try again. Until it works, nothing is written down.</source>
        <translation>请重试。在恢复之前，不会留下任何记录。</translation>
    </message>
    <message>
        <source>Earlier entries are safe; what was to be written now is not in it.</source>
        <translation>之前的条目完好；这次要写入的内容没有写进去。</translation>
    </message>
    <message>
        <source>Its entries do not fit together any more.</source>
        <translation>其中的条目已经不能前后衔接。</translation>
    </message>
    <message>
        <source>The first entry that does not fit is number %1.</source>
        <translation>第一个对不上的条目是第 %1 条。</translation>
    </message>
    <message>
        <source>The journal has been tampered with</source>
        <translation>操作日志被篡改过</translation>
    </message>
    <message>
        <source>Keep a copy of the file as it is, and compare it with a backup or an export.</source>
        <translation>请原样保留一份该文件，并与备份或导出的文件比对。</translation>
    </message>
    <message>
        <source>The disk is full: the journal cannot be written</source>
        <translation>磁盘已满，无法写入操作日志</translation>
    </message>
    <message>
        <source>Make room on the disk that holds the journal, then try again.</source>
        <translation>请在操作日志所在的磁盘上腾出空间，然后重试。</translation>
    </message>
    <message>
        <source>The journal cannot be written</source>
        <translation>操作日志无法写入</translation>
    </message>
    <message>
        <source>Check the permissions of the data folder and of the journal in it, then try again.</source>
        <translation>请检查数据文件夹及其中操作日志的权限，然后重试。</translation>
    </message>
    <message>
        <source>Another program keeps the journal locked</source>
        <translation>操作日志被另一个程序锁定</translation>
    </message>
    <message>
        <source>End whatever has the journal open, a backup for instance, then try again.</source>
        <translation>请结束正在使用操作日志的程序（例如备份），然后重试。</translation>
    </message>
    <message>
        <source>The journal is damaged</source>
        <translation>操作日志已损坏</translation>
    </message>
    <message>
        <source>Its file is not a journal, or parts of it cannot be read. It was left as it is.</source>
        <translation>该文件不是操作日志，或其中有部分无法读取。文件保持原样，未作改动。</translation>
    </message>
    <message>
        <source>Move the file away and keep it; Rescind then begins a new one.</source>
        <translation>请把该文件移到别处保存；之后 Rescind 会新建一个。</translation>
    </message>
    <message>
        <source>A newer Rescind wrote the journal</source>
        <translation>操作日志由更新版本的 Rescind 写入</translation>
    </message>
    <message>
        <source>This version does not know its format and does not touch it.</source>
        <translation>当前版本不认识它的格式，因此不会改动它。</translation>
    </message>
    <message>
        <source>Use the newer version, or give this one a data folder of its own.</source>
        <translation>请使用更新的版本，或为当前版本另设一个数据文件夹。</translation>
    </message>
    <message>
        <source>No journal can be kept here</source>
        <translation>这里无法保存操作日志</translation>
    </message>
    <message>
        <source>SQLite, in which it is kept, cannot be used or reports an error.</source>
        <translation>用来保存它的 SQLite 无法使用，或报告了错误。</translation>
    </message>
    <message>
        <source>Check whether Qt&apos;s driver for SQLite is installed, then try again.</source>
        <translation>请检查是否已安装 Qt 的 SQLite 驱动，然后重试。</translation>
    </message>
    <message>
        <source>The export could not be written</source>
        <translation>无法写入导出文件</translation>
    </message>
    <message>
        <source>Nothing was left of it, and what the file held before is still there.</source>
        <translation>没有留下不完整的文件，该文件原有的内容仍在。</translation>
    </message>
    <message>
        <source>Check the free space and the permissions of its folder, then export again.</source>
        <translation>请检查所在文件夹的可用空间和权限，然后重新导出。</translation>
    </message>
    <message>
        <source>The run has stopped. What was done so far is kept, and nothing of it is done twice when it goes on.</source>
        <translation>运行已停止。已完成的部分都已保存，继续时不会重复执行。</translation>
    </message>
    <message>
        <source>Not sent: the application was refused again and again</source>
        <translation>未发送：应用一再被拒绝</translation>
    </message>
    <message>
        <source>The server refused the application itself for the tokens before, so the rest was not tried.</source>
        <translation>对前面的令牌，服务器拒绝的是应用本身，因此没有再尝试其余令牌。</translation>
    </message>
    <message>
        <source>Correct the App Secret, or the way it is sent, then retry what failed.</source>
        <translation>请更正应用密钥或其发送方式，然后重试失败的令牌。</translation>
    </message>
    <message>
        <source>This run is open elsewhere</source>
        <translation>此运行已在别处打开</translation>
    </message>
    <message>
        <source>Another program, or another window, is working on it. Two at once would do everything twice.</source>
        <translation>另一个程序或窗口正在处理它。两处同时进行会把每件事做两遍。</translation>
    </message>
    <message>
        <source>Go on there, or end it there and try again.</source>
        <translation>请在那里继续，或在那里结束后再试。</translation>
    </message>
    <message>
        <source>The disk is full: the run cannot be kept</source>
        <translation>磁盘已满：无法保存运行</translation>
    </message>
    <message>
        <source>Make room on the disk that holds the data folder, then resume the run.</source>
        <translation>请在数据文件夹所在的磁盘上腾出空间，然后继续运行。</translation>
    </message>
    <message>
        <source>The run cannot be kept</source>
        <translation>无法保存运行</translation>
    </message>
    <message>
        <source>Check the permissions of the data folder, then resume the run.</source>
        <translation>请检查数据文件夹的权限，然后继续运行。</translation>
    </message>
    <message>
        <source>This is not the list that the run was begun with</source>
        <translation>这不是开始此运行时所用的列表</translation>
    </message>
    <message>
        <source>No token is kept on this computer, so a run can only be resumed with the very list it was begun with, in the same order.</source>
        <translation>本机不保存任何令牌，因此只能用开始时的同一列表、以相同顺序继续运行。</translation>
    </message>
    <message>
        <source>Open the same file again, or begin a new run.</source>
        <translation>请再次打开同一文件，或开始新的运行。</translation>
    </message>
    <message>
        <source>The run that was kept cannot be read</source>
        <translation>无法读取已保存的运行</translation>
    </message>
    <message>
        <source>Its file is missing or damaged, or a newer Rescind wrote it.</source>
        <translation>其文件缺失或损坏，或由更新版本的 Rescind 写成。</translation>
    </message>
    <message>
        <source>Begin a new run. To revoke a token twice does no harm, and the journal says which ones were done.</source>
        <translation>请开始新的运行。重复撤销令牌没有害处，操作日志会说明哪些已完成。</translation>
    </message>
    <message>
        <source>The list</source>
        <translation>该列表</translation>
    </message>
    <message>
        <source>The list is not there</source>
        <translation>列表不存在</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>没有文件 %1。</translation>
    </message>
    <message>
        <source>Check its name, or choose another file.</source>
        <translation>请检查文件名，或另选文件。</translation>
    </message>
    <message>
        <source>The list cannot be read</source>
        <translation>无法读取列表</translation>
    </message>
    <message>
        <source>%1 is a folder, or may not be read by you.</source>
        <translation>%1 是文件夹，或您无权读取。</translation>
    </message>
    <message>
        <source>Check its permissions, or choose another file.</source>
        <translation>请检查它的权限，或另选文件。</translation>
    </message>
    <message>
        <source>The list is too large</source>
        <translation>列表过大</translation>
    </message>
    <message>
        <source>%1 has more than 1 GiB, or more than five million rows.</source>
        <translation>%1 超过 1 GiB，或超过五百万行。</translation>
    </message>
    <message>
        <source>Split it, or search a log for its tokens first and open what was found.</source>
        <translation>请将其拆分；若为日志，请先从中找出令牌，再打开结果。</translation>
    </message>
    <message>
        <source>The file is %1.</source>
        <extracomment>%1 is the path of a file</extracomment>
        <translation>文件是 %1。</translation>
    </message>
    <message>
        <source>The file is %1, the place in it %2.</source>
        <extracomment>%1 is the path of a file, %2 the place in it, such as /forbidBulk</extracomment>
        <translation>文件是 %1，位置是 %2。</translation>
    </message>
    <message>
        <source>It has a value that cannot be used.</source>
        <translation>其中有无法使用的值。</translation>
    </message>
    <message>
        <source>One of the settings cannot be used</source>
        <translation>有一项设置无法使用</translation>
    </message>
    <message>
        <source>The settings cannot be read</source>
        <translation>无法读取设置</translation>
    </message>
    <message>
        <source>Its usual value stands in.</source>
        <translation>暂用默认值。</translation>
    </message>
    <message>
        <source>The usual values stand in.</source>
        <translation>暂用各项默认值。</translation>
    </message>
    <message>
        <source>Open the settings and save them. A broken file is kept beside the new one.</source>
        <translation>请打开设置并保存。损坏的文件会保留在新文件旁边。</translation>
    </message>
    <message>
        <source>What your administrator has set cannot be read</source>
        <translation>无法读取管理员的设定</translation>
    </message>
    <message>
        <source>Until it can, bulk revocation and pasting are off, every journal entry goes to syslog, and Rescind is locked after five minutes.</source>
        <translation>在可以读取之前，批量撤销和粘贴均已关闭，每条操作日志都会发往 syslog，Rescind 闲置五分钟后锁定。</translation>
    </message>
    <message>
        <source>Ask your administrator to mend the file; its schema comes with Rescind.</source>
        <translation>请管理员修正该文件；其结构说明随 Rescind 一起提供。</translation>
    </message>
    <message>
        <source>Ask your administrator if you need it.</source>
        <translation>如有需要，请联系管理员。</translation>
    </message>
    <message>
        <source>Bulk revocation is switched off</source>
        <translation>批量撤销已关闭</translation>
    </message>
    <message>
        <source>Your administrator has decided so for this computer. Nothing was sent.</source>
        <translation>这是管理员为本机做出的决定。没有发送任何内容。</translation>
    </message>
    <message>
        <source>Pasting is switched off</source>
        <translation>粘贴已关闭</translation>
    </message>
    <message>
        <source>Your administrator has decided so for this computer: neither a sign-in&apos;s answer nor a list of tokens is taken from the clipboard.</source>
        <translation>这是管理员为本机做出的决定：既不从剪贴板接收登录的返回地址，也不接收令牌列表。</translation>
    </message>
    <message>
        <source>Your administrator has decided this</source>
        <translation>这一项由管理员决定</translation>
    </message>
    <message>
        <source>It cannot be changed on this computer by its users.</source>
        <translation>本机的用户无法更改。</translation>
    </message>
</context>
<context>
    <name>EventText</name>
    <message>
        <source>Signed in</source>
        <translation>已登录</translation>
    </message>
    <message>
        <source>Sign-in failed</source>
        <translation>登录未成功</translation>
    </message>
    <message>
        <source>Session found again</source>
        <translation>已找回会话</translation>
    </message>
    <message>
        <source>ID token checked</source>
        <translation>已校验身份令牌</translation>
    </message>
    <message>
        <source>Introspected</source>
        <translation>在线校验</translation>
    </message>
    <message>
        <source>Introspection failed</source>
        <translation>在线校验未成功</translation>
    </message>
    <message>
        <source>Refreshed</source>
        <translation>已刷新</translation>
    </message>
    <message>
        <source>Refresh failed</source>
        <translation>刷新未成功</translation>
    </message>
    <message>
        <source>Revocation sent</source>
        <translation>已发送撤销</translation>
    </message>
    <message>
        <source>Revocation refused</source>
        <translation>撤销被拒绝</translation>
    </message>
    <message>
        <source>Revocation unanswered</source>
        <translation>撤销没有答复</translation>
    </message>
    <message>
        <source>Revocation not sent</source>
        <translation>撤销未发送</translation>
    </message>
    <message>
        <source>Local copies cleared</source>
        <translation>本地副本已清除</translation>
    </message>
    <message>
        <source>Local copy not removed</source>
        <translation>本地副本未能清除</translation>
    </message>
    <message>
        <source>Introspected again</source>
        <translation>再次在线校验</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Remaining exposure</source>
        <translation>剩余风险</translation>
    </message>
    <message>
        <source>Dead as well</source>
        <translation>随之失效</translation>
    </message>
    <message>
        <source>Kept in memory only</source>
        <translation>仅保留在内存中</translation>
    </message>
    <message>
        <source>all checks passed</source>
        <translation>全部校验通过</translation>
    </message>
    <message>
        <source>accepted, but not all could be checked; see the checks</source>
        <translation>已接受，但并非每项都能校验；见校验项</translation>
    </message>
    <message>
        <source>refused; see the checks</source>
        <translation>已拒绝；见校验项</translation>
    </message>
    <message>
        <source>active: this server can be believed about this kind of token</source>
        <translation>有效——可见该服务器对这类令牌的回答可信</translation>
    </message>
    <message>
        <source>inactive</source>
        <translation>已失效</translation>
    </message>
    <message>
        <source>says inactive, but has never called such a token active: no proof</source>
        <translation>称已失效，但它从未把这类令牌说成有效：不能作为证据</translation>
    </message>
    <message>
        <source>no clear answer</source>
        <translation>没有明确答复</translation>
    </message>
    <message>
        <source>still active</source>
        <translation>仍然有效</translation>
    </message>
    <message>
        <source>inactive: the revocation is proved</source>
        <translation>已失效：撤销得到证实</translation>
    </message>
    <message>
        <source>says inactive, which proves nothing here</source>
        <translation>称已失效，但在此不能证明什么</translation>
    </message>
    <message>
        <source>services that check offline accept it for ever: it names no expiry</source>
        <translation>离线校验的服务会一直接受它：它没有写明到期时间</translation>
    </message>
    <message>
        <source>services that check offline accept it for another %1, until %2</source>
        <translation>离线校验的服务在 %1内仍会接受，直到 %2</translation>
    </message>
    <message>
        <source>the code was exchanged for tokens</source>
        <translation>已用授权码换取令牌</translation>
    </message>
    <message>
        <source>kept in this computer&apos;s keychain since the last run</source>
        <translation>自上次运行起保存在本机钥匙串中</translation>
    </message>
    <message>
        <source>generation %1</source>
        <extracomment>%1 counts how often the tokens of one sign-in were renewed.</extracomment>
        <translation>第 %1 代</translation>
    </message>
    <message>
        <source>accepted, HTTP %1 (this alone proves nothing)</source>
        <translation>已接受，HTTP %1（仅此不能证明任何事）</translation>
    </message>
    <message>
        <source>keychain, memory, cached answers</source>
        <translation>钥匙串、内存、缓存结果</translation>
    </message>
    <message>
        <source>found inactive after another token was revoked</source>
        <translation>在撤销另一个令牌之后发现已失效</translation>
    </message>
    <message>
        <source>gone when Rescind ends</source>
        <translation>退出 Rescind 后即消失</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a kind of token, %2 what happened to it: &quot;Access token: active&quot;.</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>User info read</source>
        <translation>已读取用户信息</translation>
    </message>
    <message>
        <source>User info failed</source>
        <translation>读取用户信息失败</translation>
    </message>
    <message>
        <source>Validated online</source>
        <translation>已由 validate_token 校验</translation>
    </message>
    <message>
        <source>Online validation failed</source>
        <translation>validate_token 校验失败</translation>
    </message>
    <message>
        <source>Application token issued</source>
        <translation>已签发应用令牌</translation>
    </message>
    <message>
        <source>Application token refused</source>
        <translation>未签发应用令牌</translation>
    </message>
    <message>
        <source>it could not be revoked, and nobody here can revoke it any more; when it expires is not known</source>
        <translation>未能撤销，此后也无法再从这里撤销；何时到期未知</translation>
    </message>
    <message>
        <source>it could not be revoked, and nobody here can revoke it any more; it expires %1</source>
        <translation>未能撤销，此后也无法再从这里撤销；它将于 %1 到期</translation>
    </message>
    <message>
        <source>Introspected strictly</source>
        <translation>已严格在线校验</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>已登出</translation>
    </message>
    <message>
        <source>Still alive</source>
        <translation>仍然有效</translation>
    </message>
    <message>
        <source>Provider&apos;s sign-out opened</source>
        <translation>已打开认证服务的登出页</translation>
    </message>
    <message>
        <source>Session at the provider not ended</source>
        <translation>认证服务上的会话未结束</translation>
    </message>
    <message>
        <source>the server served it: the token works</source>
        <translation>服务器给出了信息：令牌可用</translation>
    </message>
    <message>
        <source>the server calls it valid</source>
        <translation>服务器认为它有效</translation>
    </message>
    <message>
        <source>the server does not call it valid</source>
        <translation>服务器不认为它有效</translation>
    </message>
    <message>
        <source>issued to the application itself, by its own credentials</source>
        <translation>凭应用自身的凭据签发给应用</translation>
    </message>
    <message>
        <source>nothing of the session is left here</source>
        <translation>本机已没有这次会话的任何内容</translation>
    </message>
    <message>
        <source>with something left; see the lines before</source>
        <translation>有遗留；见前面各行</translation>
    </message>
    <message>
        <source>in the browser; what came of it is not known here</source>
        <translation>在浏览器中；结果如何，这里无从得知</translation>
    </message>
    <message>
        <source>Bound to a key</source>
        <translation>已绑定密钥</translation>
    </message>
    <message>
        <source>Not bound to a key</source>
        <translation>未绑定密钥</translation>
    </message>
    <message>
        <source>works only with a key of this session (DPoP), kept in the keychain</source>
        <translation>只能与保存在钥匙串中的本次会话密钥一起使用 (DPoP)</translation>
    </message>
    <message>
        <source>the profile asks for DPoP, but the provider does not offer it: whoever has the token can use it</source>
        <translation>应用配置要求 DPoP，但认证服务未提供：任何持有该令牌的人都可以使用它</translation>
    </message>
    <message>
        <source>Not written into the journal</source>
        <translation>未写入操作日志</translation>
    </message>
</context>
<context>
    <name>ExchangeText</name>
    <message>
        <source>[token %1]</source>
        <extracomment>In a token&apos;s place. %1 is its fingerprint.</extracomment>
        <translation>[令牌 %1]</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>应用配置</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>元数据</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Pushed request</source>
        <translation>推送的请求</translation>
    </message>
    <message>
        <source>Device code</source>
        <translation>设备代码</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>签名密钥</translation>
    </message>
    <message>
        <source>ID token</source>
        <translation>身份令牌</translation>
    </message>
    <message>
        <source>Introspection</source>
        <translation>在线校验</translation>
    </message>
    <message>
        <source>Revocation</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>User info</source>
        <translation>用户信息</translation>
    </message>
    <message>
        <source>Sign-out</source>
        <translation>登出</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>无响应</translation>
    </message>
    <message>
        <source>In the URL:</source>
        <translation>URL 中：</translation>
    </message>
    <message>
        <source>In the body:</source>
        <translation>请求体中：</translation>
    </message>
    <message>
        <source>No answer has come yet.</source>
        <translation>尚未收到响应。</translation>
    </message>
    <message>
        <source>The body is empty.</source>
        <translation>响应体为空。</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
</context>
<context>
    <name>HelpChapters</name>
    <message>
        <source>en</source>
        <extracomment>Not shown: the folder with the user guide in this language, as it is in resources/help</extracomment>
        <translation>zh_CN</translation>
    </message>
</context>
<context>
    <name>HumanLines</name>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Not signed in to %1.</source>
        <translation>尚未登录 %1。</translation>
    </message>
</context>
<context>
    <name>JournalCommand</name>
    <message>
        <source>There are older ones; --limit 0 shows all.</source>
        <translation>还有更早的记录；--limit 0 显示全部。</translation>
    </message>
    <message>
        <source>“rescind-cli journal verify --accept” goes on with it.</source>
        <translation>执行 “rescind-cli journal verify --accept” 即可接受并继续。</translation>
    </message>
</context>
<context>
    <name>JournalText</name>
    <message>
        <source>The journal is intact</source>
        <translation>操作日志完好</translation>
    </message>
    <message>
        <source>The journal has been tampered with</source>
        <translation>操作日志被篡改过</translation>
    </message>
    <message>
        <source>Of a newer version</source>
        <translation>来自更新的版本</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Introspection</source>
        <translation>在线校验</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Revocation</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Sign-out</source>
        <translation>登出</translation>
    </message>
    <message>
        <source>Local copies cleared</source>
        <translation>本地副本已清除</translation>
    </message>
    <message>
        <source>Profile saved</source>
        <translation>应用配置已保存</translation>
    </message>
    <message>
        <source>Profile removed</source>
        <translation>应用配置已移除</translation>
    </message>
    <message>
        <source>Application token</source>
        <translation>应用令牌</translation>
    </message>
    <message>
        <source>User info</source>
        <translation>用户信息</translation>
    </message>
    <message>
        <source>Online validation</source>
        <translation>在线验证</translation>
    </message>
    <message>
        <source>Connection test</source>
        <translation>连接测试</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>active</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>inactive</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>Entry %1 is not what was written: it, or the one before it, was changed.</source>
        <translation>第 %1 条记录与写入时不符：它或它的前一条被修改过。</translation>
    </message>
    <message>
        <source>Entry %1 is missing; others may be missing after it.</source>
        <translation>第 %1 条记录缺失；其后可能还缺少其他记录。</translation>
    </message>
    <message>
        <source>Entry %1 stands where another one was.</source>
        <translation>第 %1 条记录所在的位置原为另一条记录。</translation>
    </message>
    <message>
        <source>Entry %1 was put in by somebody else.</source>
        <translation>第 %1 条记录是他人插入的。</translation>
    </message>
    <message>
        <source>Bulk run begun</source>
        <translation>批量撤销开始</translation>
    </message>
    <message>
        <source>Bulk run ended</source>
        <translation>批量撤销结束</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Search for a method</source>
        <translation>查找可用的认证方式</translation>
    </message>
    <message>
        <source>Cascade measured</source>
        <translation>连带失效已测量</translation>
    </message>
    <message>
        <source>Journal resumed</source>
        <translation>操作日志恢复写入</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <source>Token ID (jti)</source>
        <translation>令牌 ID (jti)</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>应用配置</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>HTTP 状态码</translation>
    </message>
    <message>
        <source>Request ID</source>
        <translation>请求 ID</translation>
    </message>
    <message>
        <source>Reason or ticket</source>
        <translation>原因或工单号</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Program version</source>
        <translation>程序版本</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries were checked.</source>
        <translation>
            <numerusform>已检查 %Ln 条记录。</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep a copy of the file as it is, and compare it with a backup or an export.</source>
        <translation>请原样保留该文件的副本，并与备份或导出的文件比对。</translation>
    </message>
    <message>
        <source>The entries fit together</source>
        <translation>各条记录前后相符</translation>
    </message>
    <message>
        <source>No earlier end is kept in the keychain, so nobody can tell whether the end is missing.</source>
        <translation>钥匙串中没有保存先前的末尾，因此无法得知末尾是否缺失。</translation>
    </message>
    <message numerus="yes">
        <source>The last %Ln are newer than what the keychain knows: a program that was ended suddenly leaves such entries.</source>
        <translation>
            <numerusform>最后 %Ln 条比钥匙串所知的更新：程序突然结束时会留下这样的记录。</numerusform>
        </translation>
    </message>
    <message>
        <source>Each fits the one before it, and the last is the one that the keychain knows.</source>
        <translation>每条都与前一条相符，最后一条正是钥匙串所知的那一条。</translation>
    </message>
    <message>
        <source>The end is missing, from entry %1 on: the keychain knows %2 entries. The journal was moved away or replaced, or its end was cut off.</source>
        <translation>末尾缺失，从第 %1 条记录开始：钥匙串记得 %2 条。操作日志被移走或替换，或者末尾被截去。</translation>
    </message>
    <message>
        <source>Entry %1 is not the one that the keychain knows: the journal was replaced by another one, or entries were changed and all hashes made anew.</source>
        <translation>第 %1 条记录与钥匙串所记的不同：操作日志被另一份替换，或者有记录被修改并重新计算了全部散列值。</translation>
    </message>
    <message>
        <source>Journal accepted</source>
        <translation>接受操作日志</translation>
    </message>
    <message>
        <source>its end was missing</source>
        <translation>末尾缺失</translation>
    </message>
    <message>
        <source>it was another journal</source>
        <translation>是另一份日志</translation>
    </message>
    <message>
        <source>The journal is not the one that was kept</source>
        <translation>操作日志与钥匙串所记的不是同一份</translation>
    </message>
    <message>
        <source>If it was you who moved or restored it, accept it and go on; that is entered. Otherwise keep a copy of the file as it is, and compare it with a backup or an export.</source>
        <translation>如果是您自己移动或恢复了它，可以接受并继续，此操作会写入操作日志。否则请原样保留该文件的副本，并与备份或导出的文件比对。</translation>
    </message>
</context>
<context>
    <name>LoginCheckText</name>
    <message>
        <source>Provider metadata</source>
        <translation>认证服务的元数据</translation>
    </message>
    <message>
        <source>Signing keys</source>
        <translation>签名公钥</translation>
    </message>
    <message>
        <source>Redirect URI</source>
        <translation>登录回调 URL</translation>
    </message>
    <message>
        <source>PKCE (code_challenge)</source>
        <translation>PKCE (code_challenge)</translation>
    </message>
    <message>
        <source>Pushed request</source>
        <translation>推送的授权请求</translation>
    </message>
    <message>
        <source>State (state)</source>
        <translation>状态值 (state)</translation>
    </message>
    <message>
        <source>Issuer of the answer (iss)</source>
        <translation>回答的颁发者 (iss)</translation>
    </message>
    <message>
        <source>Answer of the browser</source>
        <translation>浏览器的回答</translation>
    </message>
    <message>
        <source>Code exchange</source>
        <translation>授权码换取令牌</translation>
    </message>
    <message>
        <source>Token type (token_type)</source>
        <translation>令牌类型 (token_type)</translation>
    </message>
    <message>
        <source>Scope (scope)</source>
        <translation>Scope (scope)</translation>
    </message>
    <message>
        <source>Refresh token</source>
        <translation>刷新令牌</translation>
    </message>
    <message>
        <source>ID token</source>
        <translation>身份令牌</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <extracomment>%1 is what went wrong, without a full stop, %2 whole sentences about it</extracomment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>Expected %1, found %2.</source>
        <extracomment>%1 and %2 are values as the provider and the profile write them</extracomment>
        <translation>应为 %1，实为 %2。</translation>
    </message>
    <message>
        <source>The provider publishes none for %1: the usual addresses are used, and nobody confirms that they are its own.</source>
        <translation>认证服务没有为 %1 公布元数据：使用惯用地址，无从确认这些地址确实属于它。</translation>
    </message>
    <message>
        <source>Found at the issuer, which names itself %1.</source>
        <translation>在颁发者处找到，其自称 %1。</translation>
    </message>
    <message>
        <source>Keys that can check a signature: %1.</source>
        <translation>可用于校验签名的公钥：%1。</translation>
    </message>
    <message>
        <source>The profile needs none.</source>
        <translation>此应用配置不需要公钥。</translation>
    </message>
    <message>
        <source>Sent as it is registered: %1</source>
        <translation>按登记的内容发送：%1</translation>
    </message>
    <message>
        <source>Registered %1, sent %2 with a free port.</source>
        <extracomment>%1 and %2 are addresses</extracomment>
        <translation>登记的是 %1，发送的是 %2（使用空闲端口）。</translation>
    </message>
    <message>
        <source>Sent with %1, which the provider announces.</source>
        <translation>使用 %1 发送，认证服务声明支持。</translation>
    </message>
    <message>
        <source>Sent with %1; the provider announces %2 only, and may not check it.</source>
        <extracomment>%1 is a method of PKCE, %2 those that the provider announces</extracomment>
        <translation>使用 %1 发送；认证服务只声明支持 %2，可能不会检查。</translation>
    </message>
    <message>
        <source>Sent with %1. The provider does not say whether it checks that.</source>
        <translation>使用 %1 发送。认证服务没有说明是否会检查。</translation>
    </message>
    <message>
        <source>The one that came back is the one that was sent.</source>
        <translation>返回的值与发送的值一致。</translation>
    </message>
    <message>
        <source>A bare code was pasted: none came with it to compare. PKCE binds the code to this sign-in.</source>
        <translation>粘贴的是单独的授权码，没有可比较的值。PKCE 把该授权码绑定到本次登录。</translation>
    </message>
    <message>
        <source>The provider sends none, and does not announce any (RFC 9207).</source>
        <translation>认证服务没有发送，也没有声明会发送 (RFC 9207)。</translation>
    </message>
    <message>
        <source>The provider announces it, and sent none. Expected %1.</source>
        <translation>认证服务声明会发送，却没有发送。应为 %1。</translation>
    </message>
    <message>
        <source>The token endpoint took the code; authenticated by %1.</source>
        <extracomment>%1 is the registered name of a way to authenticate, such as client_secret_post</extracomment>
        <translation>令牌端点接受了授权码；认证方式为 %1。</translation>
    </message>
    <message>
        <source>None was asked for.</source>
        <translation>没有请求。</translation>
    </message>
    <message>
        <source>Granted as asked for: %1</source>
        <translation>已按请求授予：%1</translation>
    </message>
    <message>
        <source>Granted: %1</source>
        <translation>已授予：%1</translation>
    </message>
    <message>
        <source>Asked for %1, granted %2.</source>
        <extracomment>%1 and %2 are lists of scopes</extracomment>
        <translation>请求的是 %1，授予的是 %2。</translation>
    </message>
    <message>
        <source>One was issued.</source>
        <translation>已颁发。</translation>
    </message>
    <message>
        <source>None was issued, although offline_access was asked for. Look whether the grant refresh_token is allowed, and whether prompt is set to something else than consent.</source>
        <translation>请求了 offline_access，却没有颁发。请检查是否允许 refresh_token 授权，以及 prompt 是否被设为 consent 以外的值。</translation>
    </message>
    <message>
        <source>None was issued; offline_access was not asked for.</source>
        <translation>没有颁发；也没有请求 offline_access。</translation>
    </message>
    <message>
        <source>One was issued; its checks follow.</source>
        <translation>已颁发；其校验项见下。</translation>
    </message>
    <message>
        <source>None was issued, although openid was asked for.</source>
        <translation>请求了 openid，却没有颁发。</translation>
    </message>
    <message>
        <source>None was issued, and none was asked for.</source>
        <translation>没有颁发，也没有请求。</translation>
    </message>
    <message>
        <source>The provider took it and gave a reference to it (RFC 9126).</source>
        <translation>认证服务已接受并返回了引用 (RFC 9126)。</translation>
    </message>
    <message>
        <source>An authorization code came back.</source>
        <translation>返回了授权码。</translation>
    </message>
    <message>
        <source>The sign-in did not succeed: %1</source>
        <extracomment>%1 says why</extracomment>
        <translation>登录未成功：%1</translation>
    </message>
    <message>
        <source>The sign-in succeeded; nothing was doubtful.</source>
        <translation>登录成功，没有存疑之处。</translation>
    </message>
    <message numerus="yes">
        <source>The sign-in succeeded; %n line(s) are doubtful.</source>
        <translation>
            <numerusform>登录成功；有 %n 行存疑。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LoginCommand</name>
    <message>
        <source>The keychain does not keep the tokens, and they would be lost with this program: they are revoked again.</source>
        <translation>钥匙串不保存这些令牌，它们会随本程序结束而丢失，因此现在将其撤销。</translation>
    </message>
</context>
<context>
    <name>LoginReport</name>
    <message>
        <source>Login check</source>
        <translation>登录检查</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>应用配置</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>颁发者</translation>
    </message>
    <message>
        <source>Client id</source>
        <translation>客户端 ID</translation>
    </message>
    <message>
        <source>Redirect URI</source>
        <translation>登录回调 URL</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>a code on another device (RFC 8628)</source>
        <translation>在其他设备上输入代码 (RFC 8628)</translation>
    </message>
    <message>
        <source>Failed because</source>
        <translation>失败原因</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>处理办法</translation>
    </message>
    <message>
        <source>The server’s words</source>
        <translation>服务器的原话</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>Made by Rescind %1. Tokens are named by their fingerprints; no secret is in this report.</source>
        <extracomment>%1 is a version</extracomment>
        <translation>由 Rescind %1 生成。令牌只以指纹标识；本报告不含任何机密。</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>实际情况</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>令牌</translation>
    </message>
</context>
<context>
    <name>LogoutCommand</name>
    <message>
        <source>The browser can still sign in again without asking. To end that session, open %1</source>
        <translation>浏览器仍可不经询问再次登录。如要结束该会话，请打开 %1</translation>
    </message>
    <message>
        <source>No token is held.</source>
        <translation>本机没有令牌。</translation>
    </message>
    <message>
        <source>The tokens were not revoked and live on at the server; the copies here are cleared.</source>
        <translation>令牌未被撤销，在服务器上仍然有效；此处的副本已清除。</translation>
    </message>
</context>
<context>
    <name>OutcomeText</name>
    <message>
        <source>The server accepted the revocation (HTTP %1).</source>
        <translation>服务器接受了撤销（HTTP %1）。</translation>
    </message>
    <message>
        <source>Used for user info at %1, the token was refused.</source>
        <translation>%1 用它请求用户信息，已被拒绝。</translation>
    </message>
    <message>
        <source>Asked again at %1, it calls the token inactive; before, it called it active.</source>
        <translation>%1 再次询问，它称令牌已失效；撤销之前它称令牌有效。</translation>
    </message>
    <message>
        <source>Asked again at %1, it calls the token inactive, and it has called such tokens active before.</source>
        <translation>%1 再次询问，它称令牌已失效；它此前曾把这类令牌说成有效，因此可信。</translation>
    </message>
    <message>
        <source>Whether the token is dead could not be proved.</source>
        <translation>令牌是否失效未能证实。</translation>
    </message>
    <message>
        <source>It offers no introspection, so whether the token is dead could not be proved.</source>
        <translation>它不提供在线校验，因此令牌是否失效未能证实。</translation>
    </message>
    <message>
        <source>It does not let this application ask, so whether the token is dead could not be proved.</source>
        <translation>它不允许此应用查询，因此令牌是否失效未能证实。</translation>
    </message>
    <message>
        <source>Asking whether the token is dead failed, so it is not proved. Introspect it again later.</source>
        <translation>查询令牌状态没有成功，因此未能证实。请稍后再次在线校验。</translation>
    </message>
    <message>
        <source>It calls the token inactive, but has never called a token of this kind active. Some servers say so about all of them, so this is no proof.</source>
        <translation>它称令牌已失效，但它从未把这类令牌说成有效。有些服务器对所有令牌都这样回答，因此不能作为证据。</translation>
    </message>
    <message>
        <source>At the last look, %1 later, it still called the token active.</source>
        <translation>%1后最后一次查询时，它仍称令牌有效。</translation>
    </message>
    <message>
        <source>Regard the token as alive. Revoke it again, or end the session in the provider&apos;s console.</source>
        <translation>请视该令牌为仍然有效。请再次撤销，或在控制台中强制下线。</translation>
    </message>
    <message>
        <source>The server refused the revocation (HTTP %1).</source>
        <translation>服务器拒绝了撤销（HTTP %1）。</translation>
    </message>
    <message>
        <source>The server refused the revocation.</source>
        <translation>服务器拒绝了撤销。</translation>
    </message>
    <message>
        <source>The server refused the revocation: %1.</source>
        <translation>服务器拒绝了撤销：%1。</translation>
    </message>
    <message>
        <source>No answer came. The revocation may have reached the server all the same.</source>
        <translation>没有收到答复。撤销请求仍可能已到达服务器。</translation>
    </message>
    <message>
        <source>The revocation was not sent.</source>
        <translation>撤销未发送。</translation>
    </message>
    <message>
        <source>The server called the token inactive before anything was sent, and it can be believed about such tokens.</source>
        <translation>在发送撤销之前，服务器就已称该令牌失效，而且它对这类令牌的回答可信。</translation>
    </message>
    <message>
        <source>The revocation was sent all the same, and accepted (HTTP %1).</source>
        <translation>撤销仍照常发送，并被接受（HTTP %1）。</translation>
    </message>
    <message>
        <source>The copy in the keychain could not be removed: %1.</source>
        <translation>钥匙串中的副本未能删除：%1。</translation>
    </message>
    <message>
        <source>All copies on this computer are cleared.</source>
        <translation>本机上的所有副本均已清除。</translation>
    </message>
    <message>
        <source>The copies on this computer are not cleared yet.</source>
        <translation>本机上的副本尚未清除。</translation>
    </message>
    <message>
        <source>verified inactive</source>
        <translation>已证实失效</translation>
    </message>
    <message>
        <source>accepted, not verifiable</source>
        <translation>已接受，无法证实</translation>
    </message>
    <message>
        <source>accepted, still active</source>
        <translation>已接受，仍然有效</translation>
    </message>
    <message>
        <source>rejected</source>
        <extracomment>What became of a revocation.</extracomment>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>not sent</source>
        <extracomment>What became of a revocation.</extracomment>
        <translation>未发送</translation>
    </message>
    <message>
        <source>already inactive</source>
        <translation>此前已失效</translation>
    </message>
    <message>
        <source>Tried once for a refresh, the token was refused.</source>
        <translation>试用它刷新一次，被拒绝。</translation>
    </message>
    <message>
        <source>It was not asked afterwards whether the token is dead.</source>
        <translation>事后没有查询令牌是否已失效。</translation>
    </message>
</context>
<context>
    <name>PastedText</name>
    <message>
        <source>An ID token tells who signed in. No server revokes it; it ends with its expiry.</source>
        <translation>身份令牌说明谁登录了。没有服务器会撤销它；它到期即失效。</translation>
    </message>
    <message>
        <source>It looks like a JWT and cannot be read as one: most likely a part of it is missing. Copy it again, whole.</source>
        <translation>它看起来像 JWT，却无法读取：很可能缺了一部分。请重新完整复制。</translation>
    </message>
    <message>
        <source>It was issued by %1, not by %2. Whoever checks or revokes it here shows it to a server that it is not meant for.</source>
        <extracomment>%1 is the issuer that a token names, %2 the one of the profile</extracomment>
        <translation>它由 %1 颁发，而不是 %2。在这里校验或撤销它，等于把它交给一个与它无关的服务器。</translation>
    </message>
    <message>
        <source>It names another application, %1. Servers usually refuse to revoke it for this one.</source>
        <extracomment>%1 is the id of an application</extracomment>
        <translation>它写明属于另一个应用 %1。服务器通常会拒绝由此应用撤销它。</translation>
    </message>
    <message>
        <source>It has expired. Revoking it does no harm, and may end what was got with it.</source>
        <translation>它已到期。撤销它没有坏处，还可能使由它取得的内容失效。</translation>
    </message>
    <message>
        <source>It does not look like a token. Only the server knows.</source>
        <translation>它看起来不像令牌。只有服务器知道。</translation>
    </message>
    <message>
        <source>It does not say which application it belongs to. Only the server knows: check it there.</source>
        <translation>它没有说明属于哪个应用。只有服务器知道：请在服务器上校验。</translation>
    </message>
    <message>
        <source>It names this application: this profile can revoke it.</source>
        <translation>它写明属于此应用：可以用此应用配置撤销。</translation>
    </message>
</context>
<context>
    <name>RefreshCommand</name>
    <message>
        <source>No refresh token is held.</source>
        <translation>本机没有刷新令牌。</translation>
    </message>
</context>
<context>
    <name>RevocationSummary</name>
    <message>
        <source>%1 %2 %3: %4</source>
        <extracomment>%1 is a sign such as ✓, %2 a kind of token, %3 its fingerprint, %4 what became of its revocation</extracomment>
        <translation>%1 %2 %3：%4</translation>
    </message>
    <message>
        <source>active</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>inactive</source>
        <translation>已失效</translation>
    </message>
    <message>
        <source>no clear answer</source>
        <translation>没有明确答复</translation>
    </message>
    <message>
        <source>Revocation sent %1, HTTP %2</source>
        <translation>%1 发送撤销，HTTP %2</translation>
    </message>
    <message>
        <source>%1 introspected: %2</source>
        <extracomment>What the server said when asked at a time: &quot;14:09:27 introspected: inactive&quot;</extracomment>
        <translation>%1 在线校验：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s) revoked, each proved dead</source>
        <translation>
            <numerusform>已撤销 %n 个令牌，均已证实失效</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n token(s) revoked and proved dead</source>
        <extracomment>%1 of %n tokens</extracomment>
        <translation>
            <numerusform>%n 个令牌中有 %1 个已撤销并证实失效</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. %2</source>
        <extracomment>%1 says which token and what became of it, %2 explains it in sentences</extracomment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <extracomment>%1 is a kind of token, %2 its fingerprint, %3 what became of its revocation</extracomment>
        <translation>%1 %2：%3</translation>
    </message>
</context>
<context>
    <name>RevokeCommand</name>
    <message>
        <source>Without a terminal to ask, --yes is needed.</source>
        <translation>没有可供确认的终端，需要加上 --yes。</translation>
    </message>
    <message>
        <source>Revoke %1 token(s) of %2 at %3 (%4)?</source>
        <translation>撤销 %2 在 %3（%4）的 %1 个令牌？</translation>
    </message>
    <message>
        <source>No token of that kind is held.</source>
        <translation>本机没有这种令牌。</translation>
    </message>
    <message>
        <source>The token names another client (%1). It is tried all the same.</source>
        <translation>该令牌属于另一个客户端（%1）。仍会尝试撤销。</translation>
    </message>
</context>
<context>
    <name>SelfCheckText</name>
    <message>
        <source>Settings folder</source>
        <translation>设置文件夹</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>操作日志</translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation>钥匙串</translation>
    </message>
    <message>
        <source>Loopback</source>
        <translation>本机回环</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>浏览器</translation>
    </message>
    <message>
        <source>%1 can be written to; %2 are free.</source>
        <extracomment>%1 is a folder, %2 an amount such as “12 GB”</extracomment>
        <translation>%1 可以写入，可用空间 %2。</translation>
    </message>
    <message>
        <source>It is not being written: you went on without it.</source>
        <translation>操作日志没有写入：您已选择在没有操作日志的情况下继续。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry/entries, each fitting the one before.</source>
        <translation>
            <numerusform>共 %Ln 条记录，每条都与前一条相符。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 can be written to.</source>
        <translation>%1 可以写入。</translation>
    </message>
    <message>
        <source>A made-up secret was written, read and removed again.</source>
        <translation>已写入、读取并删除一条虚构的密钥。</translation>
    </message>
    <message>
        <source>This computer reaches itself at 127.0.0.1, as the browser does after a sign-in.</source>
        <translation>本机可以通过 127.0.0.1 访问自身，登录后浏览器也是这样返回的。</translation>
    </message>
    <message>
        <source>Links are opened by %1.</source>
        <translation>链接由 %1 打开。</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>%1 can be written to, but only %2 are free.</source>
        <translation>%1 可以写入，但只剩 %2 可用空间。</translation>
    </message>
    <message>
        <source>Requests to %1 go there directly, through no proxy.</source>
        <extracomment>%1 is a host</extracomment>
        <translation>发往 %1 的请求直接到达，不经过代理。</translation>
    </message>
    <message>
        <source>Requests to %1 go through the proxy %2.</source>
        <extracomment>%1 is a host, %2 a proxy such as “proxy.example.com:3128”</extracomment>
        <translation>发往 %1 的请求经过代理 %2。</translation>
    </message>
    <message>
        <source>Check the free space on its disk, and that you may write to it. Until then no profile and no setting can be changed.</source>
        <translation>请检查磁盘可用空间以及写入权限。在此之前，无法更改任何应用配置和设置。</translation>
    </message>
    <message>
        <source>Check that you may write to it. Where the journal cannot be written, no revocation begins.</source>
        <translation>请检查写入权限。无法写入操作日志时，不会开始任何撤销。</translation>
    </message>
    <message>
        <source>Make room: where the journal cannot be written, no revocation begins.</source>
        <translation>请腾出空间：无法写入操作日志时，不会开始任何撤销。</translation>
    </message>
    <message>
        <source>See whether a firewall or security software keeps programs from 127.0.0.1. Until then, paste the address of a sign-in&apos;s last page.</source>
        <translation>请查看防火墙或安全软件是否阻止程序访问 127.0.0.1。在此之前，请粘贴登录最后一页的地址。</translation>
    </message>
    <message>
        <source>Copy the sign-in&apos;s link yourself, or sign in on another device.</source>
        <translation>请自行复制登录链接，或在其他设备上登录。</translation>
    </message>
    <message>
        <source>Restart Rescind once it can be written again.</source>
        <translation>待可以写入后，请重新启动 Rescind。</translation>
    </message>
    <message>
        <source>%1 cannot be written to.</source>
        <translation>无法写入 %1。</translation>
    </message>
    <message>
        <source>This computer does not reach itself at 127.0.0.1, as the browser has to after a sign-in.</source>
        <translation>本机无法通过 127.0.0.1 访问自身，而登录之后浏览器需要这样做。</translation>
    </message>
    <message>
        <source>Nothing was found that opens links.</source>
        <translation>没有找到可以打开链接的程序。</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>%1 %2</source>
        <extracomment>Two whole sentences that follow each other. Chinese has no space in between.</extracomment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>SignOutSummary</name>
    <message>
        <source>%1 %2: when it expires is not known</source>
        <extracomment>%1 is a kind of token, %2 its fingerprint</extracomment>
        <translation>%1 %2：何时到期未知</translation>
    </message>
    <message>
        <source>%1 %2: expires %3</source>
        <extracomment>%1 is a kind of token, %2 its fingerprint, %3 a time</extracomment>
        <translation>%1 %2：将于 %3 到期</translation>
    </message>
    <message>
        <source>Signed out, but the keychain kept its copy</source>
        <translation>已登出，但钥匙串保留了副本</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>已登出</translation>
    </message>
    <message numerus="yes">
        <source>Signed out; %n token(s) could not be revoked</source>
        <translation>
            <numerusform>已登出；%n 个令牌未能撤销</numerusform>
        </translation>
    </message>
    <message>
        <source>The browser is still signed in at the provider: the next sign-in may need no password.</source>
        <translation>浏览器在认证服务上仍处于登录状态：下次登录可能不需要密码。</translation>
    </message>
    <message>
        <source>The provider&apos;s sign-out page was opened in the browser; confirm there if it asks.</source>
        <translation>已在浏览器中打开认证服务的登出页；如有询问，请在那里确认。</translation>
    </message>
    <message>
        <source>The session at the provider could not be ended: %1.</source>
        <translation>认证服务上的会话未能结束：%1。</translation>
    </message>
    <message>
        <source>The session at the provider could not be ended.</source>
        <translation>认证服务上的会话未能结束。</translation>
    </message>
    <message>
        <source>Every copy here is cleared, but these are alive at the server, and nobody can revoke them from here any more:</source>
        <translation>本机的副本都已清除，但以下令牌在服务器上仍然有效，此后也无法再从这里撤销：</translation>
    </message>
    <message>
        <source>Every copy on this computer is cleared.</source>
        <translation>本机的副本都已清除。</translation>
    </message>
    <message>
        <source>Nothing was revoked, since it could not be written down: %1.</source>
        <translation>由于无法记入操作日志，未撤销任何令牌：%1。</translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message>
        <source>%1 d %2 h</source>
        <extracomment>A duration: %1 days, %2 hours. Abbreviated.</extracomment>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <extracomment>A duration: %1 hours, %2 minutes (two digits). Abbreviated.</extracomment>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <extracomment>A duration: %1 minutes, %2 seconds (two digits). Abbreviated.</extracomment>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>A duration: %1 seconds. Abbreviated.</extracomment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>The format of a date with its year, in Qt&apos;s notation: day, abbreviated month, year.</extracomment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <extracomment>A date %1, a time of day %2 and a time zone %3.</extracomment>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>d MMM HH:mm</source>
        <extracomment>The format of a day and a time of day, in Qt&apos;s notation: day, abbreviated month, hours, minutes.</extracomment>
        <translation>M月d日 HH:mm</translation>
    </message>
</context>
<context>
    <name>TimelineText</name>
    <message>
        <source>The server did not say when it expires.</source>
        <translation>服务器没有说明何时到期。</translation>
    </message>
    <message>
        <source>Expired: %1</source>
        <translation>已到期：%1</translation>
    </message>
    <message>
        <source>Expires: %1 (%2 left)</source>
        <extracomment>%1 is a date and time, %2 how long that is from now</extracomment>
        <translation>到期：%1（还剩 %2）</translation>
    </message>
    <message>
        <source>Inactive, as the server said: %1</source>
        <translation>服务器称其已失效：%1</translation>
    </message>
    <message>
        <source>Revoked: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>Hatched: services that check offline still accept it until then.</source>
        <translation>斜线部分：在此之前，离线校验的服务仍会接受它。</translation>
    </message>
    <message>
        <source>Hatched: services that check offline accept it for ever.</source>
        <translation>斜线部分：离线校验的服务会一直接受它。</translation>
    </message>
    <message>
        <source>received %1</source>
        <translation>收到 %1</translation>
    </message>
    <message>
        <source>issued %1</source>
        <translation>签发 %1</translation>
    </message>
    <message>
        <source>accepted offline until %1</source>
        <translation>离线校验在 %1 前仍会接受</translation>
    </message>
    <message>
        <source>accepted offline for ever</source>
        <translation>离线校验会一直接受</translation>
    </message>
    <message>
        <source>expired %1</source>
        <translation>%1 已到期</translation>
    </message>
    <message>
        <source>inactive %1</source>
        <translation>%1 已失效</translation>
    </message>
    <message>
        <source>revoked %1</source>
        <translation>%1 已撤销</translation>
    </message>
    <message>
        <source>expires %1</source>
        <translation>%1 到期</translation>
    </message>
    <message>
        <source>expiry not known</source>
        <translation>到期时间不明</translation>
    </message>
    <message>
        <source>Received: %1</source>
        <translation>收到：%1</translation>
    </message>
    <message>
        <source>Issued: %1</source>
        <translation>签发：%1</translation>
    </message>
    <message>
        <source>Now: %1, by the server&apos;s clock</source>
        <translation>现在：%1（服务器时钟）</translation>
    </message>
</context>
<context>
    <name>TokenText</name>
    <message>
        <source>Access token</source>
        <translation>访问令牌</translation>
    </message>
    <message>
        <source>Refresh token</source>
        <translation>刷新令牌</translation>
    </message>
    <message>
        <source>ID token</source>
        <translation>身份令牌</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>生产环境</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试环境</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>沙盒</translation>
    </message>
    <message>
        <source>opaque</source>
        <extracomment>The format of a token that only its server can read.</extracomment>
        <translation>不透明</translation>
    </message>
    <message>
        <source>encrypted JWT</source>
        <translation>加密 JWT</translation>
    </message>
    <message>
        <source>malformed</source>
        <extracomment>The format of a token that looks like a JWT and cannot be read as one.</extracomment>
        <translation>格式有误</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>未校验</translation>
    </message>
    <message>
        <source>The signature has not been checked yet.</source>
        <translation>签名尚未校验。</translation>
    </message>
    <message>
        <source>genuine</source>
        <translation>真实</translation>
    </message>
    <message>
        <source>Signed with one of the provider&apos;s published keys.</source>
        <translation>由认证服务公布的密钥签名。</translation>
    </message>
    <message>
        <source>genuine (app secret)</source>
        <translation>真实（应用密钥）</translation>
    </message>
    <message>
        <source>The signature fits the App Secret. Whoever knows the App Secret could have made it.</source>
        <translation>签名与应用密钥相符。凡知道应用密钥的人都能生成这样的签名。</translation>
    </message>
    <message>
        <source>not genuine</source>
        <translation>不真实</translation>
    </message>
    <message>
        <source>The provider has a key that fits, but this signature was not made with it. What the token says cannot be trusted.</source>
        <translation>认证服务有对应的密钥，但此签名不是由它生成的。令牌中的内容不可信。</translation>
    </message>
    <message>
        <source>keys not reachable</source>
        <translation>无法取得公钥</translation>
    </message>
    <message>
        <source>The provider&apos;s keys could not be fetched, so the signature is not checked.</source>
        <translation>未能取得认证服务的公钥，因此签名未校验。</translation>
    </message>
    <message>
        <source>no fitting key</source>
        <translation>没有相符的公钥</translation>
    </message>
    <message>
        <source>The provider publishes no key that fits. The token may come from elsewhere, or the provider has changed its keys since.</source>
        <translation>认证服务公布的公钥中没有相符的。令牌可能来自别处，或认证服务此后更换了密钥。</translation>
    </message>
    <message>
        <source>algorithm not accepted</source>
        <translation>算法不被接受</translation>
    </message>
    <message>
        <source>Rescind accepts no signature of this kind. A token without any signature counts as one too.</source>
        <translation>Rescind 不接受这类签名。没有签名的令牌也属此类。</translation>
    </message>
    <message>
        <source>algorithm not allowed</source>
        <translation>算法不在允许之列</translation>
    </message>
    <message>
        <source>It is signed with an algorithm that this profile does not allow.</source>
        <translation>其签名算法不在此应用配置允许之列。</translation>
    </message>
    <message>
        <source>app secret needed</source>
        <translation>需要应用密钥</translation>
    </message>
    <message>
        <source>Only the App Secret can check this signature, and this profile has none.</source>
        <translation>只有应用密钥能校验此签名，而此应用配置没有应用密钥。</translation>
    </message>
    <message>
        <source>not applicable</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>The token is an opaque string. Only the server knows what it means.</source>
        <translation>该令牌是不透明的字符串，只有服务器知道其含义。</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>已加密</translation>
    </message>
    <message>
        <source>The token is encrypted. Only whoever it was made for can read and check it.</source>
        <translation>该令牌已加密，只有其接收方能读取和校验。</translation>
    </message>
    <message>
        <source>The token looks like a JWT but cannot be read as one.</source>
        <translation>该令牌看似 JWT，却无法按 JWT 读取。</translation>
    </message>
    <message>
        <source>%1 left</source>
        <extracomment>How long a token is still valid, such as &quot;13 d 23 h left&quot;.</extracomment>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Expires %1.</source>
        <translation>%1 到期。</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>Expired %1 (%2 ago).</source>
        <translation>已于 %1 到期（%2前）。</translation>
    </message>
    <message>
        <source>not valid yet</source>
        <translation>尚未生效</translation>
    </message>
    <message>
        <source>Valid from %1 on.</source>
        <translation>自 %1 起生效。</translation>
    </message>
    <message>
        <source>expiry unknown</source>
        <translation>到期时间不明</translation>
    </message>
    <message>
        <source>Neither the token nor the server has said when it expires.</source>
        <translation>令牌和服务器都没有说明何时到期。</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>未询问</translation>
    </message>
    <message>
        <source>The server has not been asked about it yet.</source>
        <translation>尚未向服务器查询此令牌。</translation>
    </message>
    <message>
        <source>active</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>The server said so at %1 (%2 ago).</source>
        <translation>服务器于 %1 如此答复（%2前）。</translation>
    </message>
    <message>
        <source>inactive</source>
        <translation>已失效</translation>
    </message>
    <message>
        <source>The server said so at %1. It can be believed: it has called a live token of this kind active before.</source>
        <translation>服务器于 %1 如此答复。它可信：此前曾把这类有效令牌说成有效。</translation>
    </message>
    <message>
        <source>says inactive (no proof)</source>
        <translation>称已失效（无证据）</translation>
    </message>
    <message>
        <source>The server has never called a live token of this kind active. Some servers say inactive about all of them, so this proves nothing.</source>
        <translation>服务器从未把这类有效令牌说成有效。有些服务器对所有令牌都称已失效，因此这不能证明什么。</translation>
    </message>
    <message>
        <source>revoked %1</source>
        <extracomment>%1 is a time of day.</extracomment>
        <translation>%1 已撤销</translation>
    </message>
    <message>
        <source>Revoked at %1, and called inactive by the server since.</source>
        <translation>%1 撤销，此后服务器称其已失效。</translation>
    </message>
    <message>
        <source>revoked, no proof</source>
        <translation>已撤销，无证据</translation>
    </message>
    <message>
        <source>The server accepted the revocation at %1. Nobody who can be believed could be asked whether it worked.</source>
        <translation>服务器于 %1 接受了撤销，但没有可信的途径能查询是否生效。</translation>
    </message>
    <message>
        <source>no introspection</source>
        <translation>不提供在线校验</translation>
    </message>
    <message>
        <source>This server offers no way to ask about a token.</source>
        <translation>此服务器不提供查询令牌状态的途径。</translation>
    </message>
    <message>
        <source>refuses to say</source>
        <translation>拒绝回答</translation>
    </message>
    <message>
        <source>The server does not let this application ask about tokens.</source>
        <translation>服务器不允许此应用查询令牌状态。</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>没有答复</translation>
    </message>
    <message>
        <source>The server could not be asked. The token may be active or not.</source>
        <translation>未能向服务器查询。令牌可能有效，也可能无效。</translation>
    </message>
    <message>
        <source>cannot be asked</source>
        <translation>无法询问</translation>
    </message>
    <message>
        <source>An ID token tells who signed in. Servers are not asked about it and do not revoke it; it ends with its expiry.</source>
        <translation>身份令牌说明登录者是谁。它不向服务器查询，也不由服务器撤销，到期即止。</translation>
    </message>
    <message>
        <source>Services that check offline accept it for ever: it names no expiry.</source>
        <translation>离线校验的服务会一直接受它：它没有写明到期时间。</translation>
    </message>
    <message>
        <source>Services that check offline accept it until %1 (%2).</source>
        <extracomment>%1 is a date and time, %2 how long that is from now.</extracomment>
        <translation>离线校验的服务在 %1 之前仍会接受（还剩 %2）。</translation>
    </message>
    <message>
        <source>Even once it is revoked, services that check offline accept it for ever: it names no expiry.</source>
        <translation>即使撤销，离线校验的服务仍会一直接受它：它没有写明到期时间。</translation>
    </message>
    <message>
        <source>Even once it is revoked, services that check offline accept it until %1 (%2).</source>
        <translation>即使撤销，离线校验的服务在 %1 之前仍会接受（还剩 %2）。</translation>
    </message>
</context>
<context>
    <name>Verification</name>
    <message>
        <source>at once</source>
        <extracomment>When a server is asked whether a token is dead; ends a sentence.</extracomment>
        <translation>立即</translation>
    </message>
    <message>
        <source>at once, and after 2 seconds</source>
        <translation>立即以及 2 秒后</translation>
    </message>
    <message>
        <source>at once, and after 2, 10 and 30 seconds</source>
        <translation>立即以及 2、10、30 秒后</translation>
    </message>
    <message>
        <source>at once, and after 2, 10, 30, 60 and 120 seconds</source>
        <translation>立即以及 2、10、30、60、120 秒后</translation>
    </message>
</context>
<context>
    <name>rescind::AboutDialog</name>
    <message>
        <source>About Rescind</source>
        <translation>关于 Rescind</translation>
    </message>
    <message>
        <source>Version %1, with Qt %2</source>
        <translation>版本 %1，Qt %2</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Signs in, shows what a token can still do, takes it away, and proves that it is gone.</source>
        <translation>登录，看清令牌还能做什么，撤销它，并证实它已失效。</translation>
    </message>
    <message>
        <source>Copyright © 2026 the Rescind authors. Free software under the GNU General Public License, version 3 or later, without any warranty. It uses Qt (LGPL 3), QtKeychain (BSD), OpenSSL (Apache 2.0) and tl::expected (CC0).</source>
        <translation>版权所有 © 2026 Rescind 作者。本程序是自由软件，依据 GNU 通用公共许可证第 3 版或更新版本发布，不附带任何担保。使用了 Qt（LGPL 3）、QtKeychain（BSD）、OpenSSL（Apache 2.0）和 tl::expected（CC0）。</translation>
    </message>
</context>
<context>
    <name>rescind::ApplicationTokenDialog</name>
    <message>
        <source>With another &amp;key pair than the profile&apos;s</source>
        <translation>使用应用配置以外的密钥对(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Get token</source>
        <translation>获取令牌(&amp;G)</translation>
    </message>
    <message>
        <source>Application token</source>
        <translation>应用令牌</translation>
    </message>
    <message>
        <source>Get a token for the application itself</source>
        <translation>为应用自身获取令牌</translation>
    </message>
    <message>
        <source>The application proves who it is, and gets an access token without any user and without a sign-in (client credentials). It is listed with the others, and can be revoked like them.</source>
        <translation>应用证明自己的身份，无需用户、无需登录即可得到一个访问令牌（client credentials）。它与其他令牌列在一起，也可以同样撤销。</translation>
    </message>
    <message>
        <source>may stay empty</source>
        <translation>可以留空</translation>
    </message>
    <message>
        <source>&amp;Scope</source>
        <translation>Scope(&amp;S)</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>With another key pair than the profile&apos;s</source>
        <translation>使用应用配置以外的密钥对</translation>
    </message>
    <message>
        <source>The profile is that of a public client: it has nothing to prove who it is with.</source>
        <translation>这份应用配置属于公开客户端：它没有可以证明身份的凭据。</translation>
    </message>
    <message>
        <source>Key &amp;ID</source>
        <translation>密钥 ID(&amp;I)</translation>
    </message>
    <message>
        <source>Key ID</source>
        <translation>密钥 ID</translation>
    </message>
    <message>
        <source>Key secre&amp;t</source>
        <translation>密钥(&amp;T)</translation>
    </message>
    <message>
        <source>Key secret</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
</context>
<context>
    <name>rescind::AuthenticationPart</name>
    <message>
        <source>Token endpoint</source>
        <translation>令牌端点</translation>
    </message>
    <message>
        <source>Introspection endpoint</source>
        <translation>在线校验端点</translation>
    </message>
    <message>
        <source>Revocation endpoint</source>
        <translation>撤销端点</translation>
    </message>
    <message>
        <source>in the body (client_secret_post)</source>
        <translation>放在请求体中 (client_secret_post)</translation>
    </message>
    <message>
        <source>in the header (client_secret_basic)</source>
        <translation>放在请求头中 (client_secret_basic)</translation>
    </message>
    <message>
        <source>without a secret (none)</source>
        <translation>不使用密钥 (none)</translation>
    </message>
    <message>
        <source>by a signature (private_key_jwt)</source>
        <translation>使用签名 (private_key_jwt)</translation>
    </message>
    <message>
        <source>by certificate (tls_client_auth)</source>
        <translation>使用证书 (tls_client_auth)</translation>
    </message>
    <message>
        <source>For private_key_jwt</source>
        <translation>用于 private_key_jwt</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>载入…</translation>
    </message>
    <message>
        <source>Load the private key from a file</source>
        <translation>从文件载入私钥</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>私钥</translation>
    </message>
    <message>
        <source>This is no private key in PEM form: it should begin with -----BEGIN PRIVATE KEY-----.</source>
        <translation>这不是 PEM 格式的私钥：应以 -----BEGIN PRIVATE KEY----- 开头。</translation>
    </message>
    <message>
        <source>Key ID</source>
        <translation>密钥 ID</translation>
    </message>
    <message>
        <source>kid, as the provider knows the key. Empty sends none.</source>
        <translation>即 kid，与认证服务登记的一致。留空则不发送。</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>颁发者</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>受众</translation>
    </message>
    <message>
        <source>Who the assertion is made out to. Older servers want the token endpoint.</source>
        <translation>断言的接收方。较旧的服务要求填令牌端点。</translation>
    </message>
    <message>
        <source>For tls_client_auth</source>
        <translation>用于 tls_client_auth</translation>
    </message>
    <message>
        <source>The client certificate is chosen under Network.</source>
        <translation>客户端证书在“网络”页选择。</translation>
    </message>
    <message>
        <source>Load private key</source>
        <translation>载入私钥</translation>
    </message>
    <message>
        <source>Keys (*.pem *.key);;All files (*)</source>
        <translation>密钥 (*.pem *.key);;所有文件 (*)</translation>
    </message>
    <message>
        <source>How the App Secret is shown at each endpoint, as set in the console (授权配置).</source>
        <translation>在各端点出示应用密钥的方式，须与控制台（授权配置）一致。</translation>
    </message>
    <message>
        <source>How the client authenticates at each endpoint, as registered at the provider.</source>
        <translation>客户端在各端点的认证方式，须与在认证服务登记的一致。</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>客户端认证</translation>
    </message>
</context>
<context>
    <name>rescind::Banner</name>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Details of the message</source>
        <translation>消息的详细信息</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>关闭消息</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>已折叠</translation>
    </message>
    <message>
        <source>Action of the message</source>
        <translation>消息的操作</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Help about the message</source>
        <translation>关于此消息的帮助</translation>
    </message>
    <message>
        <source>Opens the user guide at the chapter that is about this.</source>
        <translation>打开使用指南中的相关章节。</translation>
    </message>
</context>
<context>
    <name>rescind::BarChart</name>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a span of time, %2 a number of tokens: &quot;6 Dec 2026: 412&quot;</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>nothing to show</source>
        <translation>没有可显示的内容</translation>
    </message>
</context>
<context>
    <name>rescind::BulkGroupsPanel</name>
    <message>
        <source>&amp;Only these</source>
        <translation>仅限这些(&amp;O)</translation>
    </message>
    <message>
        <source>Grouped by</source>
        <translation>分组方式</translation>
    </message>
    <message>
        <source>By subject</source>
        <translation>按主体</translation>
    </message>
    <message>
        <source>By client</source>
        <translation>按客户端</translation>
    </message>
    <message>
        <source>By issuer</source>
        <translation>按颁发者</translation>
    </message>
    <message>
        <source>By scope</source>
        <translation>按权限范围</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>按类型</translation>
    </message>
    <message>
        <source>By format</source>
        <translation>按格式</translation>
    </message>
    <message>
        <source>Groups of tokens, largest first</source>
        <translation>令牌分组，从多到少</translation>
    </message>
    <message>
        <source>Only these</source>
        <translation>仅限这些</translation>
    </message>
    <message>
        <source>Revoke only the tokens of the chosen group.</source>
        <translation>只撤销所选分组的令牌。</translation>
    </message>
</context>
<context>
    <name>rescind::BulkPage</name>
    <message>
        <source>No application yet</source>
        <translation>尚无应用</translation>
    </message>
    <message>
        <source>Tokens are revoked on behalf of the application that they were issued to. Add it first; then a list of its tokens can be opened here.</source>
        <translation>令牌要以获发它们的应用的名义撤销。请先添加该应用，然后即可在此打开它的令牌列表。</translation>
    </message>
    <message>
        <source>&amp;Add profile…</source>
        <translation>添加应用配置…(&amp;A)</translation>
    </message>
    <message>
        <source>Add profile</source>
        <translation>添加应用配置</translation>
    </message>
    <message>
        <source>Revoke many tokens</source>
        <translation>批量撤销令牌</translation>
    </message>
    <message>
        <source>Open a list, paste one, or drop it here: one token a line, a table, JSON Lines, or any text such as a log, in which the tokens are found. What each of them is and what would happen to it will stand here before anything is sent. No token is written to disk.</source>
        <translation>打开、粘贴或拖入一个列表：每行一个令牌、表格、JSON Lines，或日志等任意文本，程序会从中找出令牌。发送任何请求之前，这里会列出每个令牌是什么、将会怎样。任何令牌都不会写入磁盘。</translation>
    </message>
    <message>
        <source>&amp;Open a list…</source>
        <translation>打开列表(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a list</source>
        <translation>打开列表</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Bulk revocation is switched off</source>
        <translation>批量撤销已关闭</translation>
    </message>
    <message>
        <source>Your administrator has decided so for this computer. Single tokens are revoked on the page Tokens.</source>
        <translation>这是管理员为本机做出的决定。单个令牌可在“令牌”页撤销。</translation>
    </message>
    <message>
        <source>Open a list, or drop its file here. Your administrator has switched pasting off. What each token is and what would happen to it will stand here before anything is sent. No token is written to disk.</source>
        <translation>请打开列表，或把文件拖到这里。管理员已关闭粘贴。在发送之前，这里会列出每个令牌是什么、将会怎样处理。不会把任何令牌写入磁盘。</translation>
    </message>
</context>
<context>
    <name>rescind::BulkPlanOptions</name>
    <message>
        <source>Issuer %1 ✕</source>
        <extracomment>A filter that is on; its button takes it away. %1 is a name out of the tokens.</extracomment>
        <translation>颁发者 %1 ✕</translation>
    </message>
    <message>
        <source>Client %1 ✕</source>
        <translation>客户端 %1 ✕</translation>
    </message>
    <message>
        <source>Subject %1 ✕</source>
        <translation>主体 %1 ✕</translation>
    </message>
    <message>
        <source>Scope %1 ✕</source>
        <translation>权限范围 %1 ✕</translation>
    </message>
    <message>
        <source>Only still valid</source>
        <translation>仅限未过期</translation>
    </message>
    <message>
        <source>Only issued before</source>
        <translation>仅限签发早于</translation>
    </message>
    <message>
        <source>Also expired</source>
        <translation>包括已过期</translation>
    </message>
    <message>
        <source>Also of another client</source>
        <translation>包括其他客户端的</translation>
    </message>
    <message>
        <source>Also held by Rescind</source>
        <translation>包括 Rescind 持有的</translation>
    </message>
    <message>
        <source>At a time</source>
        <translation>并发</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>每秒</translation>
    </message>
    <message>
        <source>Size of the sample</source>
        <translation>抽样数量</translation>
    </message>
    <message>
        <source>Only issued before this day</source>
        <translation>仅限此日之前签发</translation>
    </message>
    <message>
        <source>The server will most likely refuse them.</source>
        <translation>服务器很可能会拒绝它们。</translation>
    </message>
    <message>
        <source>Whoever is signed in here is signed out by it.</source>
        <translation>在此登录的用户会因此登出。</translation>
    </message>
    <message>
        <source>Take this filter away</source>
        <translation>取消此筛选</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Requests per second; the server&apos;s own limits are kept anyway.</source>
        <translation>每秒请求数；服务器自身的限制始终会遵守。</translation>
    </message>
    <message>
        <source>Requests under way at once, at most 256.</source>
        <translation>同时进行的请求数，最多 256。</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>证实</translation>
    </message>
    <message>
        <source>prove all</source>
        <translation>全部证实</translation>
    </message>
    <message>
        <source>prove a sample</source>
        <translation>抽样证实</translation>
    </message>
    <message>
        <source>prove none</source>
        <translation>不证实</translation>
    </message>
    <message>
        <source>Whether the server is asked afterwards if they are dead. What is not proved counts as not verifiable.</source>
        <translation>事后是否向服务器查询它们已失效。未证实的按无法证实计。</translation>
    </message>
    <message>
        <source>Reason or ticket</source>
        <translation>原因或工单号</translation>
    </message>
    <message>
        <source>Reason or ticket, for journal and report</source>
        <translation>原因或工单号，用于日志和报告</translation>
    </message>
    <message>
        <source>Put all of them back</source>
        <translation>全部放回</translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out ✕</source>
        <extracomment>Tokens that were taken out one by one; the button puts them back.</extracomment>
        <translation>
            <numerusform>已排除 %Ln 个 ✕</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put back %Ln that were left out</source>
        <translation>
            <numerusform>放回已排除的 %Ln 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rescind::BulkPlanPanel</name>
    <message>
        <source>Close &amp;list</source>
        <translation>关闭列表(&amp;L)</translation>
    </message>
    <message>
        <source>Forget the list; nothing of it is kept.</source>
        <translation>丢弃此列表，不保留任何内容。</translation>
    </message>
    <message>
        <source>&amp;Dry run</source>
        <translation>试运行(&amp;D)</translation>
    </message>
    <message>
        <source>Ask the server about each of them, and change nothing.</source>
        <translation>逐个向服务器查询，不作任何更改。</translation>
    </message>
    <message>
        <source>&amp;Revoke…</source>
        <translation>撤销(&amp;R)…</translation>
    </message>
    <message>
        <source>What is in the list</source>
        <translation>列表内容</translation>
    </message>
    <message>
        <source>What dies by itself, and when</source>
        <translation>将自行过期的令牌及时间</translation>
    </message>
    <message>
        <source>Tokens of the list</source>
        <translation>列表中的令牌</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more name no expiry</source>
        <translation>
            <numerusform>另有 %Ln 个未写明到期时间</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens to be revoked</source>
        <translation>
            <numerusform>将撤销 %Ln 个令牌</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of %1 tokens to be revoked</source>
        <extracomment>%1 is the number of tokens in a list</extracomment>
        <translation>
            <numerusform>将撤销 %1 个令牌中的 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>pasted · %1 · nothing has been sent yet</source>
        <translation>粘贴 · %1 · 尚未发送任何请求</translation>
    </message>
    <message>
        <source>%1 · %2 · nothing has been sent yet</source>
        <translation>%1 · %2 · 尚未发送任何请求</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Revoke %Ln tokens…</source>
        <translation>
            <numerusform>撤销 %Ln 个令牌(&amp;R)…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Revoke %Ln tokens</source>
        <translation>
            <numerusform>撤销 %Ln 个令牌</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens are of another client or issuer</source>
        <translation>
            <numerusform>有 %Ln 个令牌属于其他客户端或颁发者</numerusform>
        </translation>
    </message>
    <message>
        <source>This profile cannot revoke them, and no other one fits. Add a profile for that client to revoke them too.</source>
        <translation>当前应用配置不能撤销它们，也没有其他合适的配置。请为那个客户端添加配置，以便一并撤销。</translation>
    </message>
    <message numerus="yes">
        <source>This profile cannot revoke them. “%1” fits %Ln of them.</source>
        <extracomment>%1 is the name of a profile</extracomment>
        <translation>
            <numerusform>当前应用配置不能撤销它们。“%1”适用于其中 %Ln 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on with “%1”</source>
        <translation>改用“%1”</translation>
    </message>
    <message>
        <source>&amp;Leave out</source>
        <translation>排除(&amp;L)</translation>
    </message>
    <message>
        <source>Put &amp;back</source>
        <translation>放回(&amp;B)</translation>
    </message>
</context>
<context>
    <name>rescind::BulkResumeList</name>
    <message numerus="yes">
        <source>%Ln of %1 tokens left</source>
        <extracomment>%1 is the number of tokens in a list</extracomment>
        <translation>
            <numerusform>%1 个令牌中还剩 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Runs that were not finished</source>
        <translation>未完成的运行</translation>
    </message>
    <message>
        <source>Tokens are never kept. To go on, give the same list again: what was finished is not sent twice.</source>
        <translation>令牌从不保存。要继续，请再次提供同一列表：已完成的不会重复发送。</translation>
    </message>
    <message>
        <source>Resume…</source>
        <translation>继续…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>It can no longer be resumed. What was revoked stays revoked, and the journal keeps its entries.</source>
        <translation>此后不能再继续。已撤销的仍然有效，操作日志保留其条目。</translation>
    </message>
</context>
<context>
    <name>rescind::BulkRowsModel</name>
    <message>
        <source>line %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>将会怎样</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>说明</translation>
    </message>
</context>
<context>
    <name>rescind::BulkRunPanel</name>
    <message>
        <source>Answers per second</source>
        <translation>每秒应答数</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>What is under way finishes; the rest stays as it is and can be resumed.</source>
        <translation>进行中的请求会完成；其余保持原样，可以继续。</translation>
    </message>
    <message>
        <source>Retry &amp;failed</source>
        <translation>重试失败项(&amp;F)</translation>
    </message>
    <message>
        <source>Once more those that were refused, not sent, or are still active.</source>
        <translation>对被拒绝、未发送或仍有效的再试一次。</translation>
    </message>
    <message>
        <source>Rep&amp;ort…</source>
        <translation>报告(&amp;O)…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Tokens of the list</source>
        <translation>列表中的令牌</translation>
    </message>
    <message numerus="yes">
        <source>Asked about %Ln of %1 tokens</source>
        <translation>
            <numerusform>已查询 %1 个令牌中的 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Asking about %Ln of %1 tokens</source>
        <translation>
            <numerusform>正在查询 %1 个令牌中的 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paused: %Ln of %1 tokens</source>
        <translation>
            <numerusform>已暂停：%1 个令牌中的 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopping: %Ln of %1 tokens</source>
        <translation>
            <numerusform>正在停止：%1 个令牌中的 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done: %Ln of %1 tokens</source>
        <translation>
            <numerusform>已完成：%1 个令牌中的 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %Ln of %1 tokens</source>
        <translation>
            <numerusform>已停止：%1 个令牌中的 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Revoking %Ln of %1 tokens</source>
        <translation>
            <numerusform>正在撤销 %1 个令牌中的 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln at a time</source>
        <translation>
            <numerusform>并发 %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>slowed by the server to %Ln</source>
        <translation>
            <numerusform>服务器限制为 %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %Ln per second</source>
        <translation>
            <numerusform>每秒最多 %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are proved</source>
        <translation>
            <numerusform>证实其中 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>none are proved</source>
        <translation>不作证实</translation>
    </message>
    <message>
        <source>%1 %</source>
        <extracomment>A share of a whole, in per cent.</extracomment>
        <translation>%1 %</translation>
    </message>
    <message numerus="yes">
        <source>%Ln done</source>
        <translation>
            <numerusform>已完成 %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln per second</source>
        <translation>
            <numerusform>每秒 %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>约剩 %1</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>用时 %1</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>继续(&amp;R)</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Back to the plan</source>
        <translation>返回计划</translation>
    </message>
    <message>
        <source>Choose a row to read all of its detail.</source>
        <translation>选择一行以查看完整说明。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>What is left, by expiry</source>
        <translation>剩余风险（按到期时间）</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%Ln without expiry)</source>
        <extracomment>%1 says how many tokens are left</extracomment>
        <translation>
            <numerusform>%1（其中 %Ln 个未写明到期时间）</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rescind::CapabilitiesModel</name>
    <message>
        <source>Ability</source>
        <translation>能力</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>此处</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>依据</translation>
    </message>
</context>
<context>
    <name>rescind::CascadePanel</name>
    <message>
        <source>Save the profile first: the result is kept in it.</source>
        <translation>请先保存应用配置：结果会存入其中。</translation>
    </message>
    <message>
        <source>It cannot be measured here: the provider announces neither introspection nor user info, so nobody could say what is dead.</source>
        <translation>在这里无法测量：认证服务既没有公布在线校验，也没有公布用户信息，无从得知哪些令牌已失效。</translation>
    </message>
    <message>
        <source>It cannot be measured here: the provider announces no revocation endpoint.</source>
        <translation>在这里无法测量：认证服务没有公布撤销端点。</translation>
    </message>
    <message>
        <source>Finish the sign-in that is under way first.</source>
        <translation>请先完成正在进行的登录。</translation>
    </message>
    <message>
        <source>The tokens &amp;held here may end with them</source>
        <translation>本机持有的令牌可以随之失效(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Measure cascade…</source>
        <translation>测量连带失效(&amp;M)…</translation>
    </message>
    <message>
        <source>Sto&amp;p and clean up</source>
        <translation>停止并清理(&amp;P)</translation>
    </message>
    <message>
        <source>Progress of the measurement</source>
        <translation>测量进度</translation>
    </message>
    <message>
        <source>Whether other tokens of a sign-in die when one is revoked is up to the provider. It can be measured: Rescind signs in once or twice more in the browser, refreshes, revokes one throw-away token, looks at the others, and revokes all of them in the end. None of them is kept.</source>
        <translation>撤销一个令牌时，同一次登录的其他令牌是否随之失效，由认证服务决定。这可以实测：Rescind 会在浏览器中再登录一到两次，刷新，撤销一个试验用的令牌，查看其余的，最后把它们全部撤销。试验用的令牌都不会保存。</translation>
    </message>
    <message>
        <source>Nothing has been measured at this provider yet.</source>
        <translation>尚未在此认证服务测量过。</translation>
    </message>
    <message>
        <source>Tokens of this application are held here. Sign-ins in one browser often share one grant: then the tokens held here, and those of other programs that were signed in there, die with the throw-away ones.</source>
        <translation>本机持有此应用的令牌。同一浏览器中的多次登录往往共用一次授权：这时本机持有的令牌，以及在那里登录的其他程序的令牌，都会随试验用的令牌一起失效。</translation>
    </message>
    <message>
        <source>Sign-ins in one browser often share one grant: then tokens that other programs got there for this application die with the throw-away ones.</source>
        <translation>同一浏览器中的多次登录往往共用一次授权：这时其他程序在那里为此应用取得的令牌，会随试验用的令牌一起失效。</translation>
    </message>
    <message numerus="yes">
        <source>%n throw-away token(s) could not be revoked, and live until they expire.</source>
        <translation>
            <numerusform>有 %n 个试验用的令牌未能撤销，到期之前仍然有效。</numerusform>
        </translation>
    </message>
    <message>
        <source>The result could not be kept in the profile.</source>
        <translation>结果未能存入应用配置。</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>已测量</translation>
    </message>
    <message>
        <source>All throw-away tokens have been revoked.</source>
        <translation>试验用的令牌已全部撤销。</translation>
    </message>
    <message>
        <source>Nothing could be measured</source>
        <translation>未能测量</translation>
    </message>
    <message>
        <source>Measured in part</source>
        <translation>已部分测量</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Nothing was measured. The throw-away tokens have been revoked as far as the server took it.</source>
        <translation>没有得出结果。试验用的令牌，凡服务器肯接受的都已撤销。</translation>
    </message>
</context>
<context>
    <name>rescind::ChecksModel</name>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>校验项</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>实际情况</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>处理办法</translation>
    </message>
</context>
<context>
    <name>rescind::ClaimsDialog</name>
    <message>
        <source>Claims</source>
        <translation>声明</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
</context>
<context>
    <name>rescind::ClaimsModel</name>
    <message>
        <source>who issued it</source>
        <extracomment>What a claim of a JWT means</extracomment>
        <translation>签发者</translation>
    </message>
    <message>
        <source>whom it is about</source>
        <translation>所指的用户</translation>
    </message>
    <message>
        <source>whom it is meant for</source>
        <translation>预期的接收方</translation>
    </message>
    <message>
        <source>the application it was issued to</source>
        <translation>签发给哪个应用</translation>
    </message>
    <message>
        <source>what it allows</source>
        <translation>允许做什么</translation>
    </message>
    <message>
        <source>the token&apos;s own id</source>
        <translation>令牌自身的 ID</translation>
    </message>
    <message>
        <source>the session at the provider</source>
        <translation>认证服务上的会话</translation>
    </message>
    <message>
        <source>ties it to one attempt to sign in</source>
        <translation>将其与一次登录绑定</translation>
    </message>
    <message>
        <source>ties it to its access token</source>
        <translation>将其与对应的访问令牌绑定</translation>
    </message>
    <message>
        <source>how strongly the user was authenticated</source>
        <translation>用户认证的强度</translation>
    </message>
    <message>
        <source>by what means the user was authenticated</source>
        <translation>用户认证的方式</translation>
    </message>
    <message>
        <source>how it is signed</source>
        <translation>签名方式</translation>
    </message>
    <message>
        <source>the key it is signed with</source>
        <translation>签名所用的密钥</translation>
    </message>
    <message>
        <source>what kind of token it says it is</source>
        <translation>自称的令牌类型</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>声明</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>头部</translation>
    </message>
    <message>
        <source>What the server says about it</source>
        <translation>服务器对它的说明</translation>
    </message>
    <message>
        <source>What is still known of it</source>
        <translation>目前仍知道的信息</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>含义</translation>
    </message>
</context>
<context>
    <name>rescind::ConfirmBulkDialog</name>
    <message numerus="yes">
        <source>Revoke %Ln tokens?</source>
        <translation>
            <numerusform>撤销 %Ln 个令牌？</numerusform>
        </translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>将会发生</translation>
    </message>
    <message numerus="yes">
        <source>%Ln revocations are sent to %1.</source>
        <extracomment>%1 is a host</extracomment>
        <translation>
            <numerusform>将向 %1 发送 %Ln 个撤销请求。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln are under way at once.</source>
        <translation>
            <numerusform>同时最多进行 %Ln 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>The tokens are those of %1.</source>
        <extracomment>%1 is the name of a file</extracomment>
        <translation>令牌来自 %1。</translation>
    </message>
    <message>
        <source>Then the server is asked about each of them whether it is dead.</source>
        <translation>随后向服务器逐个查询是否已失效。</translation>
    </message>
    <message numerus="yes">
        <source>Then the server is asked about %Ln of them whether they are dead.</source>
        <translation>
            <numerusform>随后向服务器查询其中 %Ln 个是否已失效。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody asks the server afterwards whether they are dead: none of them will be proved.</source>
        <translation>事后不向服务器查询是否失效：没有一个会被证实。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are held by Rescind itself: whoever is signed in here is signed out.</source>
        <translation>
            <numerusform>其中 %Ln 个由 Rescind 自己持有：在此登录的用户将登出。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them name another application: the server will most likely refuse them.</source>
        <translation>
            <numerusform>其中 %Ln 个属于其他应用：服务器很可能会拒绝。</numerusform>
        </translation>
    </message>
    <message>
        <source>No reason or ticket is written down.</source>
        <translation>未写明原因或工单号。</translation>
    </message>
    <message>
        <source>Written down as reason: %1</source>
        <extracomment>%1 is what the user typed</extracomment>
        <translation>记录的原因：%1</translation>
    </message>
    <message>
        <source>What is revoked does not come back. The run can be paused and stopped; what was sent by then stays revoked.</source>
        <translation>撤销后无法恢复。运行可以暂停和停止；此前已发送的仍被撤销。</translation>
    </message>
    <message>
        <source>&amp;Type the number of tokens to go on:</source>
        <translation>输入令牌数量以继续(&amp;T)：</translation>
    </message>
    <message>
        <source>Number of tokens</source>
        <translation>令牌数量</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Revoke %Ln tokens</source>
        <translation>
            <numerusform>撤销 %Ln 个令牌(&amp;R)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rescind::ConfirmRevocationDialog</name>
    <message numerus="yes">
        <source>Revoke %n tokens?</source>
        <translation>
            <numerusform>撤销 %n 个令牌？</numerusform>
        </translation>
    </message>
    <message>
        <source>Revoke the access token?</source>
        <translation>撤销访问令牌？</translation>
    </message>
    <message>
        <source>Revoke the refresh token?</source>
        <translation>撤销刷新令牌？</translation>
    </message>
    <message>
        <source>Revoke the ID token?</source>
        <translation>撤销身份令牌？</translation>
    </message>
    <message>
        <source>Revoke the token?</source>
        <translation>撤销令牌？</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Revoke %n tokens</source>
        <translation>
            <numerusform>撤销 %n 个令牌(&amp;R)</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Revoke access token</source>
        <translation>撤销访问令牌(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Revoke refresh token</source>
        <translation>撤销刷新令牌(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Revoke ID token</source>
        <translation>撤销身份令牌(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Revoke token</source>
        <translation>撤销令牌(&amp;R)</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>将会发生</translation>
    </message>
    <message>
        <source>The revocation is sent to %1.</source>
        <translation>向 %1 发送撤销请求。</translation>
    </message>
    <message numerus="yes">
        <source>%n revocations are sent to %1, in the order above.</source>
        <translation>
            <numerusform>按以上顺序向 %1 发送 %n 个撤销请求。</numerusform>
        </translation>
    </message>
    <message>
        <source>Once the server has accepted it, every copy on this computer is cleared: keychain, memory and cached answers. If it refuses, the token is kept, so that you can try again.</source>
        <translation>服务器接受后，清除本机上的所有副本：钥匙串、内存和缓存结果。如果服务器拒绝，则保留令牌，可以再试一次。</translation>
    </message>
    <message>
        <source>The sign-in at the provider in the browser stays: whoever is signed in there can get new tokens.</source>
        <translation>浏览器中的登录状态不受影响：已登录的用户仍可获取新令牌。</translation>
    </message>
    <message>
        <source>What is revoked does not come back: a new token takes a new sign-in or a refresh.</source>
        <translation>撤销后无法恢复：需要重新登录或刷新才能得到新令牌。</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>What stays</source>
        <translation>不会改变</translation>
    </message>
    <message>
        <source>A refresh token of the same sign-in may outlive it: servers differ. While it lives, it can bring new access tokens.</source>
        <translation>同一次登录的刷新令牌不一定随之失效：各服务器做法不同。只要它有效，就能换取新的访问令牌。</translation>
    </message>
    <message>
        <source>A refresh token of the same sign-in outlives it at this provider. While it lives, it can bring new access tokens.</source>
        <translation>在此认证服务，同一次登录的刷新令牌在它之后仍然有效。只要刷新令牌有效，就能取得新的访问令牌。</translation>
    </message>
    <message>
        <source>Then the server is asked whether it is dead: %1.</source>
        <extracomment>%1 says when, such as “at once, and after 2 seconds”</extracomment>
        <translation>随后向服务器查询令牌是否失效：%1。</translation>
    </message>
</context>
<context>
    <name>rescind::ConnectionDialog</name>
    <message>
        <source>Test a&amp;gain</source>
        <translation>重新测试(&amp;G)</translation>
    </message>
    <message>
        <source>Copy &amp;all</source>
        <translation>全部复制(&amp;A)</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>认证服务</translation>
    </message>
    <message>
        <source>Progress of the test</source>
        <translation>测试进度</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>What it can do</source>
        <translation>能力</translation>
    </message>
    <message>
        <source>Chec&amp;ks</source>
        <translation>检查(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;What it can do</source>
        <translation>能力(&amp;W)</translation>
    </message>
    <message>
        <source>What &amp;dies with what</source>
        <translation>连带失效(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>The test was not made</source>
        <translation>未能测试</translation>
    </message>
</context>
<context>
    <name>rescind::CountsRow</name>
    <message>
        <source>Show only these rows</source>
        <translation>只显示这些行</translation>
    </message>
</context>
<context>
    <name>rescind::DangerDialog</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
</context>
<context>
    <name>rescind::DeviceLoginDialog</name>
    <message>
        <source>Getting ready: asking the provider for a code.</source>
        <translation>正在准备：向认证服务请求代码。</translation>
    </message>
    <message>
        <source>Open this address on another device, type in the code, and sign in there. Rescind notices by itself when you are done.</source>
        <translation>请在其他设备上打开此地址，输入代码并登录。完成后 Rescind 会自动继续。</translation>
    </message>
    <message>
        <source>The sign-in was not accepted. Revoking what was issued.</source>
        <translation>没有接受这次登录。正在撤销已签发的令牌。</translation>
    </message>
    <message>
        <source>Sign in on another device</source>
        <translation>在其他设备上登录</translation>
    </message>
    <message>
        <source>Copy &amp;address</source>
        <translation>复制地址(&amp;A)</translation>
    </message>
    <message>
        <source>Copy c&amp;ode</source>
        <translation>复制代码(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Address copied</source>
        <translation>地址已复制(&amp;A)</translation>
    </message>
    <message>
        <source>C&amp;ode copied</source>
        <translation>代码已复制(&amp;O)</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Progress of the sign-in</source>
        <translation>登录进度</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Address: %1</source>
        <translation>地址：%1</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>代码：%1</translation>
    </message>
    <message>
        <source>The code can be typed in for %1.</source>
        <extracomment>%1 is a duration, such as &quot;9 min 41 s&quot;.</extracomment>
        <translation>代码在 %1 内有效。</translation>
    </message>
    <message>
        <source>The provider does not answer at the moment</source>
        <translation>认证服务暂时没有响应</translation>
    </message>
    <message>
        <source>The code stays good. Rescind asks again by itself, more seldom.</source>
        <translation>代码仍然有效。Rescind 会自动重试，并降低频率。</translation>
    </message>
</context>
<context>
    <name>rescind::DiagnosticsPanel</name>
    <message>
        <source>Checking…</source>
        <translation>正在校验…</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Copy &amp;all</source>
        <translation>全部复制(&amp;A)</translation>
    </message>
    <message>
        <source>All lines as text (Markdown), for a ticket. No secret is among them.</source>
        <translation>以文本（Markdown）复制所有行，可附在工单中。其中没有任何机密。</translation>
    </message>
    <message>
        <source>Check a&amp;gain</source>
        <translation>重新检查(&amp;G)</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Nothing has been checked</source>
        <translation>尚未检查</translation>
    </message>
    <message>
        <source>Each thing that Rescind needs will stand here with what was found and what to do: folders, journal, keychain, loopback and browser of this computer, and the way to the provider, its certificate, clock and keys. Nobody is signed in for it.</source>
        <translation>这里会逐项列出 Rescind 所需的条件、检查结果以及处理办法：本机的文件夹、操作日志、钥匙串、本机回环和浏览器，以及到认证服务的通路、其证书、时钟和密钥。检查时不会登录。</translation>
    </message>
    <message>
        <source>&amp;Check now</source>
        <translation>立即检查(&amp;C)</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>立即检查</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>this computer, and %1 at %2</source>
        <translation>本机，以及 %1（%2）</translation>
    </message>
    <message>
        <source>checked at %1</source>
        <extracomment>%1 is a time of day</extracomment>
        <translation>检查于 %1</translation>
    </message>
    <message>
        <source>Not finished: it was cancelled</source>
        <translation>未完成：已取消</translation>
    </message>
</context>
<context>
    <name>rescind::EndpointsPart</name>
    <message>
        <source>Only where the provider&apos;s metadata are missing or wrong; used whatever they say.</source>
        <translation>仅在认证服务的元数据缺失或有误时填写；填写后一律以此为准。</translation>
    </message>
    <message>
        <source>Authorization</source>
        <translation>授权</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>Introspection</source>
        <translation>在线校验</translation>
    </message>
    <message>
        <source>Revocation</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>User info</source>
        <translation>用户信息</translation>
    </message>
    <message>
        <source>End session</source>
        <translation>登出</translation>
    </message>
    <message>
        <source>Keys (JWKS)</source>
        <translation>公钥 (JWKS)</translation>
    </message>
    <message>
        <source>Only for Authing</source>
        <translation>仅用于 Authing</translation>
    </message>
    <message>
        <source>Only where it is not the App Host with /oidc or /oauth.</source>
        <translation>仅当它不是认证地址加 /oidc 或 /oauth 时填写。</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>颁发者</translation>
    </message>
    <message>
        <source>Authing&apos;s Host option. It is kept, and not used for signing in or revoking.</source>
        <translation>Authing 的 Host 选项。仅作保存，登录和撤销时不使用。</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>from the metadata</source>
        <translation>取自元数据</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>端点</translation>
    </message>
</context>
<context>
    <name>rescind::EventsModel</name>
    <message>
        <source>good</source>
        <extracomment>How something went, read out in place of its sign.</extracomment>
        <translation>良好</translation>
    </message>
    <message>
        <source>with a warning</source>
        <extracomment>How something went, read out in place of its sign.</extracomment>
        <translation>有警告</translation>
    </message>
    <message>
        <source>bad</source>
        <extracomment>How something went, read out in place of its sign.</extracomment>
        <translation>不良</translation>
    </message>
    <message>
        <source>for your information</source>
        <extracomment>How something went, read out in place of its sign.</extracomment>
        <translation>供参考</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>说明</translation>
    </message>
</context>
<context>
    <name>rescind::ExchangesModel</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>For</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>耗时</translation>
    </message>
</context>
<context>
    <name>rescind::FileField</name>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
</context>
<context>
    <name>rescind::FirstStartPanel</name>
    <message>
        <source>&amp;Look it up</source>
        <translation>查找(&amp;L)</translation>
    </message>
    <message>
        <source>Which application’s tokens?</source>
        <translation>要处理哪个应用的令牌？</translation>
    </message>
    <message>
        <source>Rescind signs in to one application of a provider, shows what its tokens can still do, and revokes them. It needs to know the application once; its secret goes to the keychain.</source>
        <translation>Rescind 登录认证服务的一个应用，显示其令牌还能做什么，并撤销它们。应用信息只需填写一次；其密钥保存在钥匙串中。</translation>
    </message>
    <message>
        <source>&amp;Import a profile from a file…</source>
        <translation>从文件导入应用配置…(&amp;I)</translation>
    </message>
    <message>
        <source>Callback URL to register</source>
        <translation>要登记的登录回调 URL</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>复制(&amp;Y)</translation>
    </message>
    <message>
        <source>Copy the callback URL</source>
        <translation>复制登录回调 URL</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>An application at Authing</source>
        <translation>Authing 的应用</translation>
    </message>
    <message>
        <source>In Authing’s console open 应用 → 自建应用 → your application → 应用配置.</source>
        <translation>在 Authing 控制台打开 应用 → 自建应用 → 您的应用 → 应用配置。</translation>
    </message>
    <message>
        <source>Copy from there: App ID, App Secret and 认证地址, the App Host. The form asks for these three.</source>
        <translation>从那里复制 App ID、App Secret 和认证地址。表单需要这三项。</translation>
    </message>
    <message>
        <source>Register this address in 登录回调 URL, exactly as it stands here:</source>
        <translation>在“登录回调 URL”中登记下面的地址，必须完全一致：</translation>
    </message>
    <message>
        <source>For a refresh token, allow the grant refresh_token under 授权配置.</source>
        <translation>需要刷新令牌时，请在“授权配置”中允许 refresh_token 授权。</translation>
    </message>
    <message>
        <source>&amp;Add an Authing application…</source>
        <translation>添加 Authing 应用…(&amp;A)</translation>
    </message>
    <message>
        <source>Another OpenID Connect provider</source>
        <translation>其他 OpenID Connect 认证服务</translation>
    </message>
    <message>
        <source>Enter its issuer. What the provider says of itself fills the form; the application’s id and secret are in its console.</source>
        <translation>请输入它的颁发者。表单会按其公布的内容填好；应用的 ID 和密钥在它的控制台中。</translation>
    </message>
    <message>
        <source>Iss&amp;uer</source>
        <translation>颁发者(&amp;U)</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>颁发者</translation>
    </message>
    <message>
        <source>The sandbox</source>
        <translation>沙盒</translation>
    </message>
    <message>
        <source>Try the sandbo&amp;x</source>
        <translation>试用沙盒(&amp;X)</translation>
    </message>
    <message>
        <source>A made-up tenant to try everything with runs on this computer, at %1. Sign in there as alice, with the password wonderland.</source>
        <translation>本机的 %1 上运行着一个用于试验的虚构租户。用户名 alice，密码 wonderland。</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>Fill in the form by hand…</source>
        <translation>手动填写表单…</translation>
    </message>
</context>
<context>
    <name>rescind::GeneralPart</name>
    <message>
        <source>N&amp;ame</source>
        <translation>名称(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Environment</source>
        <translation>环境(&amp;E)</translation>
    </message>
    <message>
        <source>Sc&amp;ope</source>
        <translation>Scope(&amp;O)</translation>
    </message>
    <message>
        <source>Authing application</source>
        <translation>Authing 应用</translation>
    </message>
    <message>
        <source>OpenID Connect provider</source>
        <translation>OpenID Connect 认证服务</translation>
    </message>
    <message>
        <source>OAuth 2.0 provider</source>
        <translation>OAuth 2.0 认证服务</translation>
    </message>
    <message>
        <source>Pro&amp;vider</source>
        <translation>认证服务(&amp;V)</translation>
    </message>
    <message>
        <source>App &amp;Host</source>
        <translation>认证地址(&amp;H)</translation>
    </message>
    <message>
        <source>Exactly as the provider writes it: its metadata are found by it.</source>
        <translation>须与认证服务所写完全一致，元数据据此查找。</translation>
    </message>
    <message>
        <source>Iss&amp;uer</source>
        <translation>颁发者(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Protocol</source>
        <translation>协议(&amp;P)</translation>
    </message>
    <message>
        <source>App &amp;ID</source>
        <translation>应用 ID(&amp;I)</translation>
    </message>
    <message>
        <source>App Secre&amp;t</source>
        <translation>应用密钥(&amp;T)</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>复制(&amp;Y)</translation>
    </message>
    <message>
        <source>Copy the redirect URI</source>
        <translation>复制登录回调 URL</translation>
    </message>
    <message>
        <source>&amp;Redirect URI</source>
        <translation>登录回调 URL(&amp;R)</translation>
    </message>
    <message>
        <source>Separated by spaces. offline_access brings a refresh token.</source>
        <translation>以空格分隔。包含 offline_access 才会返回刷新令牌。</translation>
    </message>
    <message>
        <source>Separated by spaces.</source>
        <translation>以空格分隔。</translation>
    </message>
    <message>
        <source>Client &amp;ID</source>
        <translation>客户端 ID(&amp;I)</translation>
    </message>
    <message>
        <source>Client secre&amp;t</source>
        <translation>客户端密钥(&amp;T)</translation>
    </message>
    <message>
        <source>Has to be registered in the console (登录回调 URL) exactly as written here.</source>
        <translation>须在控制台（登录回调 URL）中按此处所写原样登记。</translation>
    </message>
    <message>
        <source>Has to be registered at the provider exactly as written here.</source>
        <translation>须在认证服务处按此处所写原样登记。</translation>
    </message>
    <message>
        <source>The answer is caught here by itself.</source>
        <translation>登录后由本程序自动接收。</translation>
    </message>
    <message>
        <source>The answer is caught here by itself, on any free port; where the provider does not allow that, name a port.</source>
        <translation>登录后由本程序在任一空闲端口自动接收；如果认证服务不允许，请写明端口。</translation>
    </message>
    <message>
        <source>The answer does not come back here by itself: after signing in, paste the address of the last page.</source>
        <translation>登录后不会自动返回本程序：请粘贴最后一个页面的地址。</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>The answer is handed to Rescind by the system, where Rescind was installed with its desktop entry; otherwise paste the address of the last page.</source>
        <translation>若 Rescind 连同桌面条目一起安装，系统会把返回地址转交给它；否则请粘贴最后一页的地址。</translation>
    </message>
</context>
<context>
    <name>rescind::GenerationsModel</name>
    <message>
        <source>Generation</source>
        <translation>代次</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>application&apos;s own</source>
        <translation>应用自身</translation>
    </message>
    <message>
        <source>Life</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>The format of a day without its year, in Qt&apos;s notation</extracomment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM HH:mm</source>
        <translation>M月d日 HH:mm</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <extracomment>Heading over lines; %1 and %2 are what their ends stand for, days or days with a time</extracomment>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>rescind::GenerationsPanel</name>
    <message>
        <source>Introspect</source>
        <translation>在线校验</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>撤销…</translation>
    </message>
    <message>
        <source>Tokens of all generations</source>
        <translation>各代令牌</translation>
    </message>
    <message>
        <source>Introspect chosen token</source>
        <translation>在线校验所选令牌</translation>
    </message>
    <message>
        <source>Revoke chosen token</source>
        <translation>撤销所选令牌</translation>
    </message>
    <message>
        <source>A refresh makes a new generation; the older ones stay listed until they are known dead. A coloured line is alive, as far as the server has said; a grey one is dead.</source>
        <translation>每次刷新产生新的一代；较早的令牌会一直列出，直到确知失效。彩色的线表示服务器认为仍有效，灰色的线表示已失效。</translation>
    </message>
</context>
<context>
    <name>rescind::GroupsModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>令牌</translation>
    </message>
</context>
<context>
    <name>rescind::HelpWindow</name>
    <message>
        <source>User guide</source>
        <translation>使用指南</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>本章</translation>
    </message>
</context>
<context>
    <name>rescind::JournalFilterBar</name>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>应用配置</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>From this day on</source>
        <translation>从此日起</translation>
    </message>
    <message>
        <source>Up to this day</source>
        <translation>到此日止</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Search: fingerprint, subject, ticket…</source>
        <translation>搜索：指纹、主体、工单号…</translation>
    </message>
    <message>
        <source>Search in all texts</source>
        <translation>在所有文本中搜索</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>All actions</source>
        <translation>所有操作</translation>
    </message>
    <message>
        <source>All outcomes</source>
        <translation>所有结果</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>任何时间</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Between…</source>
        <translation>时间段…</translation>
    </message>
    <message>
        <source>All profiles</source>
        <translation>所有应用配置</translation>
    </message>
</context>
<context>
    <name>rescind::JournalModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>Reason or ticket</source>
        <translation>原因或工单号</translation>
    </message>
</context>
<context>
    <name>rescind::JournalPanel</name>
    <message>
        <source>Journal</source>
        <translation>操作日志</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>校验(&amp;V)</translation>
    </message>
    <message>
        <source>Check that no entry was changed, removed or put in.</source>
        <translation>检查是否有条目被更改、删除或插入。</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出(&amp;X)…</translation>
    </message>
    <message>
        <source>Write the entries that are shown to a file.</source>
        <translation>将显示的条目写入文件。</translation>
    </message>
    <message>
        <source>Entries, newest first</source>
        <translation>条目，从新到旧</translation>
    </message>
    <message>
        <source>The chosen entry</source>
        <translation>所选条目</translation>
    </message>
    <message>
        <source>No entry fits</source>
        <translation>没有符合的条目</translation>
    </message>
    <message>
        <source>None of the entries has what you are looking for. The text is looked for in every field, whatever its case.</source>
        <translation>没有条目包含您要找的内容。文本会在每个字段中查找，不区分大小写。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Nothing in the journal yet</source>
        <translation>操作日志中还没有内容</translation>
    </message>
    <message>
        <source>Every sign-in, introspection, refresh, revocation and bulk run will leave an entry here: who, when, what, and what came of it. Tokens are named by their fingerprint only.</source>
        <translation>每次登录、在线校验、刷新、撤销和批量运行都会在此留下条目：谁、何时、做了什么、结果如何。令牌只以指纹标识。</translation>
    </message>
    <message>
        <source>Choose an entry to see all of it.</source>
        <translation>选择一个条目以查看全部内容。</translation>
    </message>
    <message>
        <source>%1 of %2 entries fit</source>
        <translation>%2 个条目中有 %1 个符合</translation>
    </message>
    <message>
        <source>%1 entries fit</source>
        <translation>%1 个条目符合</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries, newest first</source>
        <translation>
            <numerusform>%Ln 个条目，从新到旧</numerusform>
        </translation>
    </message>
    <message>
        <source>what was done with tokens on this computer</source>
        <translation>在本机对令牌所做的操作</translation>
    </message>
</context>
<context>
    <name>rescind::ListTable</name>
    <message numerus="yes">
        <source>Copy %n &amp;row(s)</source>
        <translation>
            <numerusform>复制 %n 行(&amp;R)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %n &amp;fingerprint(s)</source>
        <translation>
            <numerusform>复制 %n 个指纹(&amp;F)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rescind::LockPage</name>
    <message>
        <source>Rescind is locked</source>
        <translation>Rescind 已锁定</translation>
    </message>
    <message>
        <source>The pages are hidden, and the secrets that the keychain keeps are no longer in memory. Unlocking reads the keychain again; your system may ask you to unlock that.</source>
        <translation>页面已隐藏，钥匙串所保存的机密已不在内存中。解锁时会重新读取钥匙串；系统可能会请你解锁钥匙串。</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>解锁(&amp;U)</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
</context>
<context>
    <name>rescind::LoginCheckDialog</name>
    <message>
        <source>Login check</source>
        <translation>登录检查</translation>
    </message>
    <message>
        <source>Steps of the sign-in</source>
        <translation>登录的步骤</translation>
    </message>
    <message>
        <source>&amp;Save report…</source>
        <translation>保存报告…(&amp;S)</translation>
    </message>
    <message>
        <source>As Markdown or HTML, for a ticket. No secret is in it.</source>
        <translation>保存为 Markdown 或 HTML，可附到工单。不含任何机密。</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
</context>
<context>
    <name>rescind::MainWindow</name>
    <message>
        <source>&amp;Tokens</source>
        <translation>令牌(&amp;T)</translation>
    </message>
    <message>
        <source>A&amp;ppearance</source>
        <translation>外观(&amp;P)</translation>
    </message>
    <message>
        <source>A&amp;bout Rescind…</source>
        <translation>关于 Rescind…(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message numerus="yes">
        <source>The clipboard holds a token; cleared in %n second(s)</source>
        <translation>
            <numerusform>剪贴板中有令牌；%n 秒后清除</numerusform>
        </translation>
    </message>
    <message>
        <source>Clock agrees with the server</source>
        <translation>本机时钟与服务器一致</translation>
    </message>
    <message>
        <source>Clock is %1 behind the server&apos;s</source>
        <translation>本机时钟比服务器慢 %1</translation>
    </message>
    <message>
        <source>Clock is %1 ahead of the server&apos;s</source>
        <translation>本机时钟比服务器快 %1</translation>
    </message>
    <message>
        <source>Rescind reckons with the server&apos;s clock where it can.</source>
        <translation>Rescind 会尽可能以服务器时钟为准。</translation>
    </message>
    <message>
        <source>Secrets are kept in the keychain</source>
        <translation>机密内容保存在钥匙串中</translation>
    </message>
    <message>
        <source>&amp;More…</source>
        <translation>更多…(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Bulk revocation</source>
        <translation>批量撤销(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Journal</source>
        <translation>操作日志(&amp;J)</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Re&amp;quests</source>
        <translation>请求记录(&amp;Q)</translation>
    </message>
    <message>
        <source>Paste a toke&amp;n…</source>
        <translation>粘贴令牌…(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Diagnostics</source>
        <translation>诊断(&amp;D)</translation>
    </message>
    <message>
        <source>Paste a token</source>
        <translation>粘贴令牌</translation>
    </message>
    <message>
        <source>Look at a token that leaked, and revoke it (%1). Nothing is sent before you say so.</source>
        <extracomment>%1 is a key, such as Ctrl+V</extracomment>
        <translation>查看泄露的令牌并撤销它（%1）。在您确认之前不会发送任何内容。</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置…(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Lock now</source>
        <translation>立即锁定(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;User guide…</source>
        <translation>使用指南…(&amp;U)</translation>
    </message>
</context>
<context>
    <name>rescind::MainWindowBulk</name>
    <message>
        <source>Open a list of tokens</source>
        <translation>打开令牌列表</translation>
    </message>
    <message>
        <source>Reading…</source>
        <extracomment>%1 is the name of a file</extracomment>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>正在读取 %1…</translation>
    </message>
    <message>
        <source>No token was found in it</source>
        <translation>没有找到令牌</translation>
    </message>
    <message>
        <source>Neither one token a line, nor a table or JSON with tokens in it, nor a text in which something looks like one.</source>
        <translation>既不是每行一个令牌，也不是含有令牌的表格或 JSON，文本中也没有类似令牌的内容。</translation>
    </message>
    <message>
        <source>A run over this list was not finished</source>
        <translation>对此列表的一次运行尚未完成</translation>
    </message>
    <message numerus="yes">
        <source>It was begun %1; %Ln tokens are left.</source>
        <extracomment>%1 is a time</extracomment>
        <translation>
            <numerusform>开始于 %1；还剩 %Ln 个令牌。</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume it…</source>
        <translation>继续运行…</translation>
    </message>
    <message>
        <source>Page to read and print (*.html)</source>
        <translation>可阅读和打印的网页 (*.html)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>The report is saved</source>
        <translation>报告已保存</translation>
    </message>
    <message>
        <source>It is in %1. It names tokens by their fingerprint only.</source>
        <translation>已保存到 %1。其中只以指纹标识令牌。</translation>
    </message>
    <message>
        <source>Forget this run?</source>
        <translation>丢弃此次运行？</translation>
    </message>
    <message>
        <source>It can no longer be resumed. What was revoked stays revoked, and the journal keeps its entries.</source>
        <translation>此后不能再继续。已撤销的仍然有效，操作日志保留其条目。</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>丢弃(&amp;F)</translation>
    </message>
</context>
<context>
    <name>rescind::MainWindowClosing</name>
    <message>
        <source>Rescind closes when what is on its way has finished</source>
        <translation>已发出的请求完成后 Rescind 将关闭</translation>
    </message>
    <message>
        <source>What is not finished stays as it is; give the same list again to go on.</source>
        <translation>未完成的令牌保持原样；再次提供同一列表即可继续。</translation>
    </message>
    <message>
        <source>Close now</source>
        <translation>立即关闭</translation>
    </message>
</context>
<context>
    <name>rescind::MainWindowController</name>
    <message>
        <source>Not locked while a run is under way</source>
        <translation>批量撤销进行中，不锁定</translation>
    </message>
    <message>
        <source>Its tokens are needed until it has ended. Pause and stop it to lock earlier.</source>
        <translation>结束之前需要用到其中的令牌。若要提前锁定，请先暂停并停止。</translation>
    </message>
    <message>
        <source>Nobody waits for this sign-in</source>
        <translation>没有等待此次登录的任务</translation>
    </message>
    <message>
        <source>The system handed over the answer to a sign-in that was not begun here, or is over. It was not used. Sign in again.</source>
        <translation>系统转交了一次登录的返回地址，但该登录不是在这里开始的，或已经结束。它没有被使用。请重新登录。</translation>
    </message>
</context>
<context>
    <name>rescind::MainWindowJournal</name>
    <message numerus="yes">
        <source>Journal intact · %Ln entries</source>
        <translation>
            <numerusform>日志完整 · %Ln 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Journal · %Ln entries</source>
        <translation>
            <numerusform>操作日志 · %Ln 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on without a journal…</source>
        <translation>不记日志并继续…</translation>
    </message>
    <message>
        <source>Verifying…</source>
        <translation>正在校验…</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>Syslog, RFC 5424 (*.log)</source>
        <translation>Syslog，RFC 5424 (*.log)</translation>
    </message>
    <message>
        <source>Export journal</source>
        <translation>导出操作日志</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>正在导出…</translation>
    </message>
    <message>
        <source>The entries are exported</source>
        <translation>条目已导出</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries are in %1, readable by you only.</source>
        <extracomment>%1 is a file</extracomment>
        <translation>
            <numerusform>%Ln 个条目已写入 %1，只有您可以读取。</numerusform>
        </translation>
    </message>
    <message>
        <source>Going on without a journal</source>
        <translation>不记日志并继续</translation>
    </message>
    <message>
        <source>Until Rescind is closed, or the journal can be written again.</source>
        <translation>直到 Rescind 关闭，或操作日志恢复可写。</translation>
    </message>
    <message>
        <source>Not verified since Rescind was opened.</source>
        <translation>自 Rescind 打开以来尚未校验。</translation>
    </message>
    <message>
        <source>%1 · entry %2</source>
        <extracomment>%1 says what is wrong with the journal, %2 is the number of an entry</extracomment>
        <translation>%1 · 第 %2 条记录</translation>
    </message>
    <message>
        <source>Revoke without writing it down?</source>
        <translation>不作记录也要撤销吗？</translation>
    </message>
    <message>
        <source>Until Rescind is closed, nothing that the journal cannot take is kept anywhere: who revoked what, when, and with what outcome cannot be shown later.</source>
        <translation>在关闭 Rescind 之前，无法写入操作日志的内容不会保存在任何地方：事后无法说明谁在何时撤销了什么、结果如何。</translation>
    </message>
    <message>
        <source>&amp;Go on without a journal</source>
        <translation>不写操作日志并继续(&amp;G)</translation>
    </message>
    <message>
        <source>Accept and go on…</source>
        <translation>接受并继续…</translation>
    </message>
    <message>
        <source>Go on with the journal as it is?</source>
        <translation>就以现在的操作日志继续吗？</translation>
    </message>
    <message>
        <source>The keychain knows %1 entries, the file has %2. Accept this only if you know why: what the keychain knows is the evidence that entries are missing, and it is replaced. That you accepted it is entered.</source>
        <translation>钥匙串记得 %1 条记录，文件中有 %2 条。只有知道原因时才应接受：钥匙串所记的正是有记录缺失的证据，接受后会被替换。接受这一操作本身会写入操作日志。</translation>
    </message>
    <message>
        <source>&amp;Accept and go on</source>
        <translation>接受并继续(&amp;A)</translation>
    </message>
    <message>
        <source>The journal goes on</source>
        <translation>操作日志继续记录</translation>
    </message>
    <message>
        <source>That you accepted it is entered, and the keychain keeps its newest entry again.</source>
        <translation>接受这一操作已写入操作日志，钥匙串重新保存其最新的一条记录。</translation>
    </message>
</context>
<context>
    <name>rescind::MainWindowLoginCheck</name>
    <message>
        <source>The report is saved</source>
        <translation>报告已保存</translation>
    </message>
    <message>
        <source>It is in %1. It names tokens by their fingerprint only.</source>
        <translation>已保存到 %1。其中只以指纹标识令牌。</translation>
    </message>
    <message>
        <source>Show the steps…</source>
        <translation>显示步骤…</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Page to read (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>保存报告</translation>
    </message>
</context>
<context>
    <name>rescind::MainWindowMethods</name>
    <message>
        <source>Find what works</source>
        <translation>找出可用方式</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>rescind::MainWindowPaste</name>
    <message>
        <source>There is no token on the clipboard</source>
        <translation>剪贴板上没有令牌</translation>
    </message>
    <message>
        <source>Copy the token that is to be revoked, then paste it here. A line of a log that holds it will do, and so will a list of many.</source>
        <translation>请先复制要撤销的令牌，再粘贴到这里。包含令牌的一行日志或多个令牌的列表也可以。</translation>
    </message>
</context>
<context>
    <name>rescind::MainWindowProfiles</name>
    <message>
        <source>Remove the profile “%1”?</source>
        <translation>删除应用配置“%1”？</translation>
    </message>
    <message>
        <source>Its App Secret and the kept session are removed from the keychain. Nothing is revoked: tokens that are still alive stay alive at the server.</source>
        <translation>将从钥匙串中删除其应用密钥和已保存的会话。不会撤销任何令牌：仍然有效的令牌在服务器上继续有效。</translation>
    </message>
    <message>
        <source>&amp;Remove profile</source>
        <translation>删除应用配置(&amp;R)</translation>
    </message>
    <message>
        <source>Profiles (*.json);;All files (*)</source>
        <translation>应用配置 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Import profile</source>
        <translation>导入应用配置</translation>
    </message>
    <message>
        <source>You have this profile already</source>
        <translation>您已有这个应用配置</translation>
    </message>
    <message>
        <source>“%1” stays as it is; saving makes another one beside it.</source>
        <translation>“%1”保持不变；保存会另外新建一个。</translation>
    </message>
    <message>
        <source>Read from the file, not saved yet</source>
        <translation>已从文件读取，尚未保存</translation>
    </message>
    <message>
        <source>Look whether it is what you expect. Its secrets do not come with the file.</source>
        <translation>请核对内容是否符合预期。文件中不含密钥。</translation>
    </message>
    <message>
        <source>Import profiles</source>
        <translation>导入应用配置</translation>
    </message>
    <message numerus="yes">
        <source>Import %n profile(s)?</source>
        <translation>
            <numerusform>导入 %n 个应用配置？</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Export profile</source>
        <translation>导出应用配置</translation>
    </message>
    <message>
        <source>The profile is exported</source>
        <translation>应用配置已导出</translation>
    </message>
    <message>
        <source>It is in %1, without any secret.</source>
        <translation>已保存到 %1，不含任何密钥。</translation>
    </message>
    <message>
        <source>%1 has answered</source>
        <extracomment>%1 is a host</extracomment>
        <translation>%1 已回答</translation>
    </message>
    <message>
        <source>What it says of itself is filled in. The client id and the secret are in its console; register the redirect URI there. “Test connection” tells whether it all fits.</source>
        <translation>已填入它公布的内容。客户端 ID 和密钥在它的控制台中；请在那里登记登录回调 URL。“测试连接”会说明是否全部正确。</translation>
    </message>
</context>
<context>
    <name>rescind::MainWindowQuestions</name>
    <message>
        <source>Send the token in a URL?</source>
        <translation>要把令牌放在 URL 里发送吗？</translation>
    </message>
    <message>
        <source>Authing&apos;s validate_token at %1 takes the whole token in the address of the request. Proxies and servers on the way write addresses down. Introspection asks the same without that.</source>
        <translation>%1 上 Authing 的 validate_token 要把整个令牌放在请求地址里。途中的代理和服务器会记录地址。在线校验能问同样的事，而不必如此。</translation>
    </message>
    <message>
        <source>&amp;Validate online</source>
        <translation>校验(&amp;V)</translation>
    </message>
    <message>
        <source>User info</source>
        <translation>用户信息</translation>
    </message>
    <message>
        <source>What %1 tells about the user of this access token.</source>
        <translation>%1 对这个访问令牌的用户的说明。</translation>
    </message>
    <message>
        <source>The server does not call this token valid</source>
        <translation>服务器不认为这个令牌有效</translation>
    </message>
    <message>
        <source>That is what validate_token says. It looks at the token itself; whether it has been revoked, introspection knows better.</source>
        <translation>这是 validate_token 的说法。它看的是令牌本身；是否已撤销，在线校验更清楚。</translation>
    </message>
    <message>
        <source>The server calls this token valid</source>
        <translation>服务器认为这个令牌有效</translation>
    </message>
    <message>
        <source>What validate_token at %1 read in it. Whether it has been revoked, introspection knows better.</source>
        <translation>%1 上的 validate_token 从中读到的内容。是否已撤销，在线校验更清楚。</translation>
    </message>
</context>
<context>
    <name>rescind::MainWindowRequests</name>
    <message>
        <source>Export requests</source>
        <translation>导出请求</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message>
        <source>%1 was not written: %2. Choose another folder, or make room on the disk.</source>
        <translation>未能写入 %1：%2。请选择其他文件夹，或腾出磁盘空间。</translation>
    </message>
</context>
<context>
    <name>rescind::NetworkPart</name>
    <message>
        <source>Choose the CA file</source>
        <translation>选择 CA 文件</translation>
    </message>
    <message>
        <source>Choose CA file</source>
        <translation>选择 CA 文件</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.der);;All files (*)</source>
        <translation>证书 (*.pem *.crt *.cer *.der);;所有文件 (*)</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA 文件</translation>
    </message>
    <message>
        <source>PEM or DER; trusted besides the system&apos;s.</source>
        <translation>PEM 或 DER；在系统信任的证书之外额外信任。</translation>
    </message>
    <message>
        <source>as the system</source>
        <translation>与系统一致</translation>
    </message>
    <message>
        <source>none</source>
        <translation>不使用</translation>
    </message>
    <message>
        <source>this one</source>
        <translation>使用以下代理</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Proxy address</source>
        <translation>代理地址</translation>
    </message>
    <message>
        <source>Proxy user</source>
        <translation>代理用户名</translation>
    </message>
    <message>
        <source>Proxy password</source>
        <translation>代理密码</translation>
    </message>
    <message>
        <source>Choose the client certificate</source>
        <translation>选择客户端证书</translation>
    </message>
    <message>
        <source>Choose client certificate</source>
        <translation>选择客户端证书</translation>
    </message>
    <message>
        <source>PKCS#12 (*.p12 *.pfx);;All files (*)</source>
        <translation>PKCS#12 (*.p12 *.pfx);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>客户端证书</translation>
    </message>
    <message>
        <source>PKCS#12, for mutual TLS. Empty: none.</source>
        <translation>PKCS#12，用于双向 TLS。留空则不使用。</translation>
    </message>
    <message>
        <source>Certificate password</source>
        <translation>证书密码</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
</context>
<context>
    <name>rescind::OutcomeBar</name>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 is a number, %2 what they are: &quot;58 rejected&quot;</extracomment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>rescind::ParameterTable</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Add a parameter</source>
        <translation>添加参数</translation>
    </message>
    <message>
        <source>Remove the chosen parameter</source>
        <translation>删除所选参数</translation>
    </message>
</context>
<context>
    <name>rescind::ParametersModel</name>
    <message>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>rescind::PastedTokenDialog</name>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Chec&amp;k at the server</source>
        <translation>在服务器上校验(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Revoke token</source>
        <translation>撤销令牌(&amp;R)</translation>
    </message>
    <message>
        <source>Pasted token</source>
        <translation>粘贴的令牌</translation>
    </message>
    <message>
        <source>Time line of the token</source>
        <translation>令牌的时间线</translation>
    </message>
    <message>
        <source>Fingerprint %1</source>
        <translation>指纹 %1</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>颁发者</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>签发</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>Checks the signature, and asks %1 whether it is active.</source>
        <translation>校验签名，并询问 %1 它是否有效。</translation>
    </message>
    <message>
        <source>Signature: %1</source>
        <extracomment>%1 is the lamp&apos;s word: &quot;Signature: genuine&quot;</extracomment>
        <translation>签名：%1</translation>
    </message>
    <message>
        <source>Time: %1</source>
        <extracomment>%1 is the lamp&apos;s word: &quot;Time: 13 d 23 h left&quot;</extracomment>
        <translation>时间：%1</translation>
    </message>
    <message>
        <source>Server: %1</source>
        <extracomment>%1 is the lamp&apos;s word: &quot;Server: active&quot;</extracomment>
        <translation>服务器：%1</translation>
    </message>
    <message>
        <source>Revoking…</source>
        <translation>正在撤销…</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>正在询问服务器…</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在校验…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Revoking sends it to %1, and then asks there whether it is dead: %2. What is revoked does not come back.</source>
        <extracomment>%1 is a host; %2 says when, such as “at once, and after 2 seconds”</extracomment>
        <translation>撤销会把它发送到 %1，随后在那里询问它是否已失效：%2。撤销后无法恢复。</translation>
    </message>
</context>
<context>
    <name>rescind::ProfileDialog</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>New profile</source>
        <translation>新建应用配置</translation>
    </message>
    <message>
        <source>Change profile</source>
        <translation>修改应用配置</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>Choose Save to keep what you changed, or Cancel to leave it.</source>
        <translation>选择“保存”保留所作的修改，或选择“取消”放弃。</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Managed by your administrator. It can be looked at here, not changed; secrets are yours to enter. Duplicate it to have one of your own.</source>
        <translation>由管理员统一管理，在这里只能查看，不能修改；密钥由您自己输入。如需自己的应用配置，请创建副本。</translation>
    </message>
    <message>
        <source>Test connectio&amp;n…</source>
        <translation>测试连接…(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Duplicate…</source>
        <translation>创建副本…(&amp;D)</translation>
    </message>
    <message>
        <source>Managed profile</source>
        <translation>受管的应用配置</translation>
    </message>
</context>
<context>
    <name>rescind::ProfileSwitcher</name>
    <message>
        <source>Profile: none yet</source>
        <translation>应用配置：尚无</translation>
    </message>
    <message>
        <source>Profile: %1, %2, %3</source>
        <translation>应用配置：%1，%2，%3</translation>
    </message>
    <message>
        <source>&amp;Add profile…</source>
        <translation>添加应用配置…(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Edit profile…</source>
        <translation>编辑应用配置…(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Remove profile…</source>
        <translation>删除应用配置…(&amp;R)</translation>
    </message>
    <message>
        <source>No profile yet</source>
        <translation>尚无应用配置</translation>
    </message>
    <message>
        <source>Add one to begin</source>
        <translation>请先添加一个</translation>
    </message>
    <message>
        <source>Profile: %1, %2, %3, managed</source>
        <extracomment>%1 is the name of a profile, %2 its host, %3 its environment, such as &quot;Production&quot;</extracomment>
        <translation>应用配置：%1，%2，%3，受管</translation>
    </message>
    <message>
        <source>%1 (managed)</source>
        <extracomment>in the list of profiles; %1 is the name of one that an administrator manages</extracomment>
        <translation>%1（受管）</translation>
    </message>
    <message>
        <source>&amp;View profile…</source>
        <translation>查看应用配置…(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Test connection…</source>
        <translation>测试连接(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Import profile…</source>
        <translation>导入应用配置…(&amp;I)</translation>
    </message>
    <message>
        <source>E&amp;xport profile…</source>
        <translation>导出应用配置…(&amp;X)</translation>
    </message>
    <message>
        <source>Managed by your administrator</source>
        <translation>由管理员统一管理</translation>
    </message>
    <message>
        <source>Managed</source>
        <translation>受管</translation>
    </message>
</context>
<context>
    <name>rescind::ProgressStrip</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>rescind::RateChart</name>
    <message>
        <source>Revocations per second</source>
        <translation>每秒撤销数</translation>
    </message>
    <message>
        <source>nothing measured yet</source>
        <translation>尚无数据</translation>
    </message>
    <message>
        <source>last %1 per second, at most %2, over %3</source>
        <translation>当前每秒 %1，最高 %2，历时 %3</translation>
    </message>
    <message numerus="yes">
        <source>the server asked %n time(s) to slow down</source>
        <translation>
            <numerusform>服务器 %n 次要求减速</numerusform>
        </translation>
    </message>
    <message>
        <source>after %1: %2 per second</source>
        <translation>%1时：每秒 %2</translation>
    </message>
</context>
<context>
    <name>rescind::RawTokenView</name>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy token</source>
        <translation>复制令牌</translation>
    </message>
    <message>
        <source>The token itself</source>
        <translation>令牌原文</translation>
    </message>
    <message>
        <source>Decoded header and claims</source>
        <translation>解码后的头部和声明</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>隐藏(&amp;H)</translation>
    </message>
    <message>
        <source>Re&amp;veal</source>
        <translation>显示(&amp;V)</translation>
    </message>
    <message>
        <source>Hide token</source>
        <translation>隐藏令牌</translation>
    </message>
    <message>
        <source>Reveal token</source>
        <translation>显示令牌</translation>
    </message>
    <message>
        <source>The token has been wiped from this computer.</source>
        <translation>令牌已从本机清除。</translation>
    </message>
    <message numerus="yes">
        <source>Whoever sees it can use it. Hidden again in %n second(s).</source>
        <translation>
            <numerusform>看到它的人就能使用它。%n 秒后重新隐藏。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s), masked.</source>
        <translation>
            <numerusform>%n 个字符，已遮盖。</numerusform>
        </translation>
    </message>
    <message>
        <source>An opaque token: only the server can read it.</source>
        <translation>不透明令牌：只有服务器能读取。</translation>
    </message>
    <message>
        <source>Nothing is left of it here.</source>
        <translation>本机已没有它的内容。</translation>
    </message>
    <message>
        <source>The clipboard is cleared after a while if the token is still on it.</source>
        <translation>若令牌仍在剪贴板上，一段时间后会清除。</translation>
    </message>
</context>
<context>
    <name>rescind::RequestsPanel</name>
    <message>
        <source>Requests</source>
        <translation>请求记录</translation>
    </message>
    <message>
        <source>what was sent and answered since the program began; kept in memory alone</source>
        <translation>程序启动以来的请求和响应；只保存在内存中</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>清空(&amp;L)</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出(&amp;X)…</translation>
    </message>
    <message>
        <source>Write the requests that are shown to a file, without secrets.</source>
        <translation>将列出的请求写入文件，不含机密内容。</translation>
    </message>
    <message>
        <source>Search: address, purpose, status…</source>
        <translation>搜索：地址、用途、状态…</translation>
    </message>
    <message>
        <source>Search in the requests</source>
        <translation>搜索请求</translation>
    </message>
    <message>
        <source>&amp;Failed ones only</source>
        <translation>只看失败的(&amp;F)</translation>
    </message>
    <message>
        <source>Requests, newest first</source>
        <translation>请求，最新的在前</translation>
    </message>
    <message>
        <source>The request</source>
        <translation>请求内容</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>响应内容</translation>
    </message>
    <message>
        <source>Copy as c&amp;url</source>
        <translation>复制为 curl(&amp;U)</translation>
    </message>
    <message>
        <source>For a shell, with a variable in each secret&apos;s place.</source>
        <translation>可在 shell 中执行，机密内容以变量代替。</translation>
    </message>
    <message>
        <source>&amp;Hold to reveal</source>
        <translation>按住显示(&amp;H)</translation>
    </message>
    <message>
        <source>Shows what this computer sent for as long as you hold it; tokens stay hidden.</source>
        <translation>按住时显示本机发送的机密内容；令牌始终隐藏。</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>No request fits</source>
        <translation>没有符合条件的请求</translation>
    </message>
    <message>
        <source>None of those that are kept has what you are looking for.</source>
        <translation>保存的请求中没有您要找的内容。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Nothing has been sent yet</source>
        <translation>尚未发送任何请求</translation>
    </message>
    <message>
        <source>Each request to a provider will stand here with what was sent, what was answered and how long it took. Secrets are masked, and nothing is written to the disk.</source>
        <translation>发往认证服务的每个请求都会列在这里：发送了什么、返回了什么、用了多久。机密内容会被遮盖，不会写入磁盘。</translation>
    </message>
    <message>
        <source>Choose a request to see all of it.</source>
        <translation>选择一个请求以查看全部内容。</translation>
    </message>
</context>
<context>
    <name>rescind::SecretField</name>
    <message>
        <source>Remove the kept App Secret</source>
        <translation>删除已保存的应用密钥</translation>
    </message>
    <message>
        <source>Remove the kept private key</source>
        <translation>删除已保存的私钥</translation>
    </message>
    <message>
        <source>Remove the kept proxy password</source>
        <translation>删除已保存的代理密码</translation>
    </message>
    <message>
        <source>Remove the kept certificate password</source>
        <translation>删除已保存的证书密码</translation>
    </message>
    <message>
        <source>Do not remove the kept App Secret</source>
        <translation>不删除已保存的应用密钥</translation>
    </message>
    <message>
        <source>Do not remove the kept private key</source>
        <translation>不删除已保存的私钥</translation>
    </message>
    <message>
        <source>Do not remove the kept proxy password</source>
        <translation>不删除已保存的代理密码</translation>
    </message>
    <message>
        <source>Do not remove the kept certificate password</source>
        <translation>不删除已保存的证书密码</translation>
    </message>
    <message>
        <source>Do not re&amp;move</source>
        <translation>不删除(&amp;M)</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>删除(&amp;M)</translation>
    </message>
    <message>
        <source>Do not remove</source>
        <translation>不删除</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>The kept one is removed from the system keychain on saving.</source>
        <translation>保存时将从系统钥匙串中删除已有的应用密钥。</translation>
    </message>
    <message>
        <source>Kept in the system keychain. It stays as it is.</source>
        <translation>保存在系统钥匙串中，保持不变。</translation>
    </message>
    <message>
        <source>This one replaces the one in the system keychain on saving.</source>
        <translation>保存时将替换系统钥匙串中已有的应用密钥。</translation>
    </message>
    <message>
        <source>Kept in the system keychain and nowhere else. A public client has none.</source>
        <translation>只保存在系统钥匙串中，不会写到别处。公开客户端没有应用密钥。</translation>
    </message>
    <message>
        <source>PEM, pasted or loaded. Kept in the system keychain and nowhere else.</source>
        <translation>PEM 格式，粘贴或载入。只保存在系统钥匙串中。</translation>
    </message>
    <message>
        <source>Kept in the system keychain and nowhere else.</source>
        <translation>只保存在系统钥匙串中。</translation>
    </message>
    <message>
        <source>kept; type here to replace it</source>
        <translation>已保存；在此输入可替换</translation>
    </message>
</context>
<context>
    <name>rescind::SecretLineEdit</name>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Show for 30 seconds</source>
        <translation>显示 30 秒</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>清空(&amp;C)</translation>
    </message>
</context>
<context>
    <name>rescind::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Set by your administrator.</source>
        <translation>由管理员设定。</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>A&amp;ppearance</source>
        <translation>外观(&amp;P)</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Clear the &amp;clipboard after</source>
        <translation>清除剪贴板(&amp;C)</translation>
    </message>
    <message>
        <source>For a token that was copied here, if it is still on it.</source>
        <translation>针对在此复制、且仍在剪贴板上的令牌。</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>L&amp;ock after</source>
        <translation>闲置锁定(&amp;O)</translation>
    </message>
    <message>
        <source>Without any input, and not during a run. Locking hides the pages and takes the secrets out of memory, except what the keychain does not keep and the list of a run that is still shown. Nothing is asked for to go on; the keychain is read again.</source>
        <translation>从没有任何输入时起计，批量撤销进行中除外。锁定会隐藏页面并从内存中清除机密，但钥匙串未保存的内容和仍在显示的批量撤销的列表除外。继续使用时不询问任何内容，只重新读取钥匙串。</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>&amp;Verify a revocation</source>
        <translation>撤销校验(&amp;V)</translation>
    </message>
    <message>
        <source>When the server is asked whether a token is really dead; it ends at the first proof. More often helps with servers that take their time.</source>
        <translation>何时询问服务器令牌是否真的失效；一旦得到证明便结束。对反应较慢的服务器，多问几次有帮助。</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>立即</translation>
    </message>
    <message>
        <source>at once and after 2 s</source>
        <translation>立即及 2 秒后</translation>
    </message>
    <message>
        <source>after 0, 2, 10 and 30 s</source>
        <translation>0、2、10、30 秒后</translation>
    </message>
    <message>
        <source>after 0, 2, 10, 30, 60 and 120 s</source>
        <translation>0、2、10、30、60、120 秒后</translation>
    </message>
    <message>
        <source>Send each &amp;journal entry to syslog as well</source>
        <translation>每条操作日志同时发往 syslog(&amp;J)</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>打开文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Journal and unfinished runs. RESCIND_DATA_HOME moves it.</source>
        <translation>操作日志和未完成的批量撤销。可用 RESCIND_DATA_HOME 更改位置。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
</context>
<context>
    <name>rescind::SignInDialog</name>
    <message>
        <source>Getting ready: reading the provider&apos;s metadata.</source>
        <translation>正在准备：读取认证服务的元数据。</translation>
    </message>
    <message>
        <source>Copy the link, open it in a browser on this computer, and sign in there. Rescind notices by itself when you are done.</source>
        <translation>请复制链接，在本机的浏览器中打开并登录。完成后 Rescind 会自动得知。</translation>
    </message>
    <message>
        <source>Sign in on the page that has opened in your browser. Rescind notices by itself when you are done.</source>
        <translation>请在浏览器打开的页面中登录。完成后 Rescind 会自动得知。</translation>
    </message>
    <message>
        <source>Copy the link, open it in a browser, and sign in there. Its last page does not come back here by itself: paste its address below.</source>
        <translation>请复制链接，在浏览器中打开并登录。最后一个页面不会自动返回本程序：请把它的地址粘贴到下面。</translation>
    </message>
    <message>
        <source>Sign in on the page that has opened in your browser. Its last page does not come back here by itself: paste its address below.</source>
        <translation>请在浏览器打开的页面中登录。最后一个页面不会自动返回本程序：请把它的地址粘贴到下面。</translation>
    </message>
    <message>
        <source>Exchanging the code for tokens, and checking them.</source>
        <translation>正在用授权码换取令牌并校验。</translation>
    </message>
    <message>
        <source>The sign-in was not accepted. Revoking what was issued.</source>
        <translation>没有接受这次登录。正在撤销已签发的令牌。</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Progress of the sign-in</source>
        <translation>登录进度</translation>
    </message>
    <message>
        <source>&amp;Paste instead</source>
        <translation>改为粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Paste instead</source>
        <translation>改为粘贴</translation>
    </message>
    <message>
        <source>The whole address of the last page, or the code &amp;alone</source>
        <translation>最后一个页面的完整地址，或单独的授权码(&amp;A)</translation>
    </message>
    <message>
        <source>Redirected address or code</source>
        <translation>跳转后的地址或授权码</translation>
    </message>
    <message>
        <source>A code works once, and for ten minutes. A code alone has no state to compare; but PKCE binds it to this attempt, so the provider refuses a code from another one.</source>
        <translation>授权码只能使用一次，十分钟内有效。单独的授权码没有 state 可供比对；但 PKCE 将它与本次登录绑定，来自另一次登录的授权码会被认证服务拒绝。</translation>
    </message>
    <message>
        <source>&amp;Use it</source>
        <translation>使用(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Open again</source>
        <translation>重新打开(&amp;O)</translation>
    </message>
    <message>
        <source>Copy &amp;link</source>
        <translation>复制链接(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) came here that were not the answer. They were turned away; the wait goes on.</source>
        <translation>
            <numerusform>收到 %n 个并非登录答复的请求，均已拒绝；继续等待。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left</source>
        <extracomment>%1 is a duration, such as &quot;9 min 41 s&quot;.</extracomment>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>&amp;Link copied</source>
        <translation>链接已复制(&amp;L)</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>已折叠</translation>
    </message>
    <message>
        <source>On another &amp;device…</source>
        <translation>在其他设备上登录(&amp;D)…</translation>
    </message>
    <message>
        <source>On another device</source>
        <translation>在其他设备上登录</translation>
    </message>
    <message>
        <source>Copy the link, open it in a browser, and sign in there. The answer stands in its last address behind the # sign, which browsers keep to themselves: paste that address below.</source>
        <translation>请复制链接，在浏览器中打开并登录。登录结果位于最后一个地址的 # 号之后，浏览器不会将其传出：请将该地址粘贴到下方。</translation>
    </message>
    <message>
        <source>Sign in on the page that has opened in your browser. The answer stands in its last address behind the # sign, which browsers keep to themselves: paste that address below.</source>
        <translation>请在浏览器中打开的页面上登录。登录结果位于最后一个地址的 # 号之后，浏览器不会将其传出：请将该地址粘贴到下方。</translation>
    </message>
    <message>
        <source>Or choose “On another device”: then no browser is needed here.</source>
        <translation>也可以选择“在其他设备上登录”，此处便无需浏览器。</translation>
    </message>
    <message>
        <source>The link has lapsed unless the page was opened in time. “Open again” makes a new one.</source>
        <translation>除非页面已及时打开，否则链接已过期。“重新打开”会生成新的链接。</translation>
    </message>
    <message>
        <source>The link can be opened once, within %1.</source>
        <extracomment>%1 is a duration, such as &quot;55 s&quot;.</extracomment>
        <translation>链接只能打开一次，%1 内有效。</translation>
    </message>
    <message>
        <source>Shows a code to type in there; no browser is needed here.</source>
        <translation>显示一个代码，在其他设备上输入即可；此处无需浏览器。</translation>
    </message>
    <message>
        <source>This provider does not announce it: its metadata name no device authorization endpoint (RFC 8628).</source>
        <translation>此认证服务未声明支持：其元数据中没有设备授权端点 (RFC 8628)。</translation>
    </message>
    <message>
        <source>Not known before the provider&apos;s metadata are read.</source>
        <translation>读取认证服务的元数据后才能得知。</translation>
    </message>
</context>
<context>
    <name>rescind::SignInRequestPart</name>
    <message>
        <source>Sent with a sign-in besides what it needs. What is empty is not sent.</source>
        <translation>登录时额外发送的内容。留空的不发送。</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>login, consent, select_account or none. Empty: consent where offline_access is asked for.</source>
        <translation>login、consent、select_account 或 none。留空：请求 offline_access 时发送 consent。</translation>
    </message>
    <message>
        <source>Max age</source>
        <translation>Max age</translation>
    </message>
    <message>
        <source>Seconds since the last active sign-in; 0 asks for a new one.</source>
        <translation>距上次主动登录的秒数；0 表示要求重新登录。</translation>
    </message>
    <message>
        <source>ACR values</source>
        <translation>ACR 值</translation>
    </message>
    <message>
        <source>Login hint</source>
        <translation>登录提示</translation>
    </message>
    <message>
        <source>UI locales</source>
        <translation>界面语言</translation>
    </message>
    <message>
        <source>Tenant ID</source>
        <translation>租户 ID</translation>
    </message>
    <message>
        <source>Extra parameters</source>
        <translation>附加参数</translation>
    </message>
    <message>
        <source>as the provider likes (not sent)</source>
        <translation>由认证服务决定（不发送）</translation>
    </message>
    <message>
        <source>fragment (by pasting the address)</source>
        <translation>fragment（需粘贴地址）</translation>
    </message>
    <message>
        <source>Response mode</source>
        <translation>响应模式</translation>
    </message>
    <message>
        <source>where the provider can (PAR)</source>
        <translation>认证服务支持时启用 (PAR)</translation>
    </message>
    <message>
        <source>Pushed request</source>
        <translation>预先推送</translation>
    </message>
    <message>
        <source>tied to a key of this session (DPoP)</source>
        <translation>绑定到本次会话的密钥 (DPoP)</translation>
    </message>
    <message>
        <source>Bound tokens</source>
        <translation>令牌绑定</translation>
    </message>
    <message>
        <source>Sign-in request</source>
        <translation>登录请求</translation>
    </message>
</context>
<context>
    <name>rescind::SignOutDialog</name>
    <message>
        <source>Sign out?</source>
        <translation>要登出吗？</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>将会发生什么</translation>
    </message>
    <message>
        <source>There is nothing to revoke: no token that is held can be revoked and is not dead already.</source>
        <translation>没有可撤销的令牌：现有的令牌都无法撤销，或已经失效。</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s) are revoked at %1, one try each, for 5 seconds at most.</source>
        <translation>
            <numerusform>在 %1 撤销 %n 个令牌，每个只试一次，总共不超过 5 秒。</numerusform>
        </translation>
    </message>
    <message>
        <source>Then every copy on this computer is cleared, whatever the server answered: keychain, memory and cached answers.</source>
        <translation>然后清除本机上的所有副本，无论服务器如何回答：钥匙串、内存和缓存的回答。</translation>
    </message>
    <message>
        <source>What stays</source>
        <translation>仍会保留什么</translation>
    </message>
    <message>
        <source>A token that could not be revoked stays alive at the server until it expires, and nobody can revoke it from here any more. Revoke it first if that matters.</source>
        <translation>未能撤销的令牌在服务器上到期之前一直有效，此后也无法再从这里撤销。如果这很重要，请先撤销它。</translation>
    </message>
    <message>
        <source>Also &amp;end the session at the provider, in the browser</source>
        <translation>同时在浏览器中结束认证服务上的会话(&amp;E)</translation>
    </message>
    <message>
        <source>Also end the session at the provider, in the browser</source>
        <translation>同时在浏览器中结束认证服务上的会话</translation>
    </message>
    <message>
        <source>Without it the browser stays signed in there: the next sign-in may need no password, whoever sits at it.</source>
        <translation>否则浏览器在那里保持登录：下次登录可能不需要密码，无论坐在前面的是谁。</translation>
    </message>
    <message>
        <source>This provider names no address for that. The browser stays signed in there: the next sign-in may need no password, whoever sits at it.</source>
        <translation>这个认证服务没有给出相应的地址。浏览器在那里保持登录：下次登录可能不需要密码，无论坐在前面的是谁。</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Sign out</source>
        <translation>登出(&amp;S)</translation>
    </message>
</context>
<context>
    <name>rescind::TokenCard</name>
    <message>
        <source>Introspect</source>
        <translation>在线校验</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>撤销…</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Fingerprint: the first 16 digits of the token&apos;s SHA-256. It names the token and lets nobody in.</source>
        <translation>指纹：令牌 SHA-256 的前 16 位。它只用来指称令牌，不能用于登录。</translation>
    </message>
    <message>
        <source>%1, time line</source>
        <extracomment>%1 is a kind of token: &quot;Access token, time line&quot;</extracomment>
        <translation>%1，时间线</translation>
    </message>
    <message>
        <source>Introspect access token</source>
        <translation>在线校验访问令牌</translation>
    </message>
    <message>
        <source>Revoke access token</source>
        <translation>撤销访问令牌</translation>
    </message>
    <message>
        <source>Introspect refresh token</source>
        <translation>在线校验刷新令牌</translation>
    </message>
    <message>
        <source>Revoke refresh token</source>
        <translation>撤销刷新令牌</translation>
    </message>
    <message>
        <source>Ask the server whether it is active (RFC 7662).</source>
        <translation>向服务器查询它是否有效（RFC 7662）。</translation>
    </message>
    <message>
        <source>Take it away at the server and on this computer (RFC 7009).</source>
        <translation>在服务器上撤销，并从本机清除（RFC 7009）。</translation>
    </message>
    <message>
        <source>generation %1</source>
        <extracomment>What a sign-in brought is generation 1, each refresh makes one more.</extracomment>
        <translation>第 %1 代</translation>
    </message>
    <message>
        <source>%1, %2, fingerprint %3</source>
        <extracomment>%1 is a kind of token, %2 its format, %3 its fingerprint</extracomment>
        <translation>%1，%2，指纹 %3</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>正在处理…</translation>
    </message>
    <message>
        <source>No copy left on this computer</source>
        <translation>本机已无副本</translation>
    </message>
    <message>
        <source>Cannot be revoked</source>
        <translation>无法撤销</translation>
    </message>
    <message>
        <source>%1, signature: %2</source>
        <extracomment>%1 is a kind of token, %2 the lamp&apos;s word: &quot;Access token, signature: genuine&quot;</extracomment>
        <translation>%1，签名：%2</translation>
    </message>
    <message>
        <source>%1, time: %2</source>
        <extracomment>%1 is a kind of token, %2 the lamp&apos;s word: &quot;Access token, time: 13 d 23 h left&quot;</extracomment>
        <translation>%1，时间：%2</translation>
    </message>
    <message>
        <source>%1, server: %2</source>
        <extracomment>%1 is a kind of token, %2 the lamp&apos;s word: &quot;Access token, server: active&quot;</extracomment>
        <translation>%1，服务器：%2</translation>
    </message>
    <message>
        <source>Expired: services that check offline no longer accept it.</source>
        <translation>已到期：离线校验的服务不再接受它。</translation>
    </message>
    <message>
        <source>No revocation here</source>
        <translation>此处不能撤销</translation>
    </message>
    <message>
        <source>Copy &amp;fingerprint</source>
        <translation>复制指纹(&amp;F)</translation>
    </message>
</context>
<context>
    <name>rescind::TokenDetails</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>&amp;What happened</source>
        <translation>经过(&amp;W)</translation>
    </message>
    <message>
        <source>C&amp;laims</source>
        <translation>声明(&amp;L)</translation>
    </message>
    <message>
        <source>Chec&amp;ks</source>
        <translation>校验项(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Generations</source>
        <translation>代次(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Raw</source>
        <translation>原文(&amp;R)</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>声明</translation>
    </message>
    <message>
        <source>Nothing is known of it: an opaque token can be read by its server alone. Introspect it to ask what the server knows.</source>
        <translation>目前对它一无所知：不透明令牌只有其服务器能读取。请在线校验，询问服务器所知的信息。</translation>
    </message>
    <message>
        <source>Sa&amp;ve report…</source>
        <translation>保存报告…(&amp;V)</translation>
    </message>
    <message>
        <source>Steps of the sign-in, and checks of the ID token</source>
        <translation>登录的步骤和身份令牌的校验项</translation>
    </message>
    <message>
        <source>Save report of the sign-in</source>
        <translation>保存登录报告</translation>
    </message>
    <message>
        <source>As Markdown or HTML, for a ticket. No secret is in it.</source>
        <translation>保存为 Markdown 或 HTML，可附到工单。不含任何机密。</translation>
    </message>
    <message>
        <source>Each step of a sign-in will stand here with its result and what was compared, and then the checks of the ID token. Nothing of it is kept for the next start.</source>
        <translation>登录的每一步及其结果和比较的内容会显示在这里，随后是身份令牌的校验项。下次启动时不会保留。</translation>
    </message>
</context>
<context>
    <name>rescind::TokenMenuButton</name>
    <message>
        <source>More questions about this token</source>
        <translation>关于这个令牌的更多查询</translation>
    </message>
    <message>
        <source>Ask the server more about this token.</source>
        <translation>向服务器查询这个令牌的更多情况。</translation>
    </message>
    <message>
        <source>&amp;User info…</source>
        <translation>用户信息…(&amp;U)</translation>
    </message>
    <message>
        <source>Introspect &amp;strictly</source>
        <translation>严格在线校验(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Validate online…</source>
        <translation>用 validate_token 校验…(&amp;V)</translation>
    </message>
    <message>
        <source>What the provider tells about the user whose access token this is.</source>
        <translation>认证服务对这个访问令牌的用户的说明。</translation>
    </message>
    <message>
        <source>Only an access token that is held gets user info.</source>
        <translation>只有尚在本机的访问令牌才能取得用户信息。</translation>
    </message>
    <message>
        <source>Also calls a token inactive whose user was deleted, disabled or has left.</source>
        <translation>用户已删除、停用或离职的令牌也判为无效。</translation>
    </message>
    <message>
        <source>Only Authing offers this, for an access or refresh token that is held.</source>
        <translation>只有 Authing 提供此项，且限于尚在本机的访问令牌或刷新令牌。</translation>
    </message>
    <message>
        <source>Asks Authing&apos;s validate_token. The token travels in a URL.</source>
        <translation>询问 Authing 的 validate_token。令牌会出现在 URL 里。</translation>
    </message>
    <message>
        <source>Only Authing offers this, for an access or ID token that is held.</source>
        <translation>只有 Authing 提供此项，且限于尚在本机的访问令牌或身份令牌。</translation>
    </message>
</context>
<context>
    <name>rescind::TokensHeader</name>
    <message>
        <source>signed in here at %1</source>
        <translation>%1 在本机登录</translation>
    </message>
    <message>
        <source>signed in here at %1 · %2</source>
        <extracomment>%1 is a time, %2 the scope as the provider writes it</extracomment>
        <translation>%1 在本机登录 · %2</translation>
    </message>
    <message>
        <source>&amp;Sign in again…</source>
        <translation>重新登录…(&amp;S)</translation>
    </message>
    <message>
        <source>Re&amp;fresh</source>
        <translation>刷新(&amp;F)</translation>
    </message>
    <message>
        <source>Revoke &amp;all…</source>
        <translation>全部撤销…(&amp;A)</translation>
    </message>
    <message>
        <source>kept in memory only</source>
        <translation>仅保留在内存中</translation>
    </message>
    <message>
        <source>The keychain does not keep this session: it ends when Rescind is closed.</source>
        <translation>钥匙串没有保存此会话：关闭 Rescind 后即结束。</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>重新登录</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Trade the refresh token for a new generation of tokens.</source>
        <translation>用刷新令牌换取新一代令牌。</translation>
    </message>
    <message>
        <source>Revoke all</source>
        <translation>全部撤销</translation>
    </message>
    <message>
        <source>Revoke every token that is held here, refresh tokens first.</source>
        <translation>撤销此处持有的所有令牌，先撤销刷新令牌。</translation>
    </message>
    <message>
        <source>&amp;Get an application token…</source>
        <translation>获取应用令牌…(&amp;G)</translation>
    </message>
    <message>
        <source>Sign &amp;out…</source>
        <translation>登出…(&amp;O)</translation>
    </message>
    <message>
        <source>More for this session</source>
        <translation>这次会话的更多操作</translation>
    </message>
    <message>
        <source>signed out at %1 · what became of the tokens is listed below</source>
        <translation>%1 已登出 · 令牌的结果见下</translation>
    </message>
    <message>
        <source>&amp;Login check…</source>
        <translation>登录检查…(&amp;L)</translation>
    </message>
    <message>
        <source>Sign out, look at the last sign-in, or get a token for the application itself.</source>
        <translation>登出、查看最近一次登录，或为应用自身获取令牌。</translation>
    </message>
</context>
<context>
    <name>rescind::TokensPage</name>
    <message>
        <source>Looking for the last session</source>
        <translation>正在查找上次的会话</translation>
    </message>
    <message>
        <source>Rescind is reading the keychain. Your system may ask you to unlock it.</source>
        <translation>Rescind 正在读取钥匙串。系统可能会要求解锁。</translation>
    </message>
    <message>
        <source>Not signed in to %1</source>
        <extracomment>%1 is the name of a profile, %2 its host</extracomment>
        <translation>尚未登录 %1</translation>
    </message>
    <message>
        <source>Sign in at %1 in your browser. The access, refresh and ID token will stand here with what they can still do, and can be revoked.</source>
        <translation>请在浏览器中登录 %1。访问令牌、刷新令牌和身份令牌会列在这里，显示它们还能做什么，并可撤销。</translation>
    </message>
    <message>
        <source>&amp;Sign in…</source>
        <translation>登录…(&amp;S)</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Get an application token</source>
        <translation>获取应用令牌</translation>
    </message>
    <message>
        <source>Get an &amp;application token…</source>
        <translation>获取应用令牌…(&amp;A)</translation>
    </message>
</context>
<context>
    <name>rescind::TrustPart</name>
    <message>
        <source>Trusted hosts</source>
        <translation>信任的主机</translation>
    </message>
    <message>
        <source>Hosts besides the provider&apos;s own that its endpoints may stand on, separated by spaces.</source>
        <translation>除认证服务自身之外，其端点可以位于的主机，以空格分隔。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>ID token algorithm</source>
        <translation>身份令牌算法</translation>
    </message>
    <message>
        <source>Authing signs with HS256 and the App Secret unless the application is set to another.</source>
        <translation>如未在应用中另行设置，Authing 以 HS256 和应用密钥签名。</translation>
    </message>
    <message>
        <source>Automatic takes what the provider&apos;s metadata announce, never HS256 or none.</source>
        <translation>自动：采用认证服务元数据公布的算法，绝不采用 HS256 或 none。</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>信任</translation>
    </message>
</context>
</TS>
