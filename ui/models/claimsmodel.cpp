// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/claimsmodel.h"

#include "ui/text/timetext.h"
#include "ui/theme.h"

#include <vector>

namespace rescind {

struct ClaimsModel::Item
{
    ClaimNode node;
    Item *parent = nullptr;
    int row = 0;
    bool isGroup = false;
    std::vector<std::unique_ptr<Item>> children;
};

namespace {

struct Meaning
{
    QLatin1StringView claim;
    const char *text;
};

//: What a claim of a JWT means
constexpr auto meanings = std::to_array<Meaning>({
    {QLatin1StringView("iss"), QT_TRANSLATE_NOOP("rescind::ClaimsModel", "who issued it")},
    {QLatin1StringView("sub"), QT_TRANSLATE_NOOP("rescind::ClaimsModel", "whom it is about")},
    {QLatin1StringView("aud"), QT_TRANSLATE_NOOP("rescind::ClaimsModel", "whom it is meant for")},
    {QLatin1StringView("azp"),
        QT_TRANSLATE_NOOP("rescind::ClaimsModel", "the application it was issued to")},
    {QLatin1StringView("client_id"),
        QT_TRANSLATE_NOOP("rescind::ClaimsModel", "the application it was issued to")},
    {QLatin1StringView("scope"), QT_TRANSLATE_NOOP("rescind::ClaimsModel", "what it allows")},
    {QLatin1StringView("jti"), QT_TRANSLATE_NOOP("rescind::ClaimsModel", "the token's own id")},
    {QLatin1StringView("sid"),
        QT_TRANSLATE_NOOP("rescind::ClaimsModel", "the session at the provider")},
    {QLatin1StringView("nonce"),
        QT_TRANSLATE_NOOP("rescind::ClaimsModel", "ties it to one attempt to sign in")},
    {QLatin1StringView("at_hash"),
        QT_TRANSLATE_NOOP("rescind::ClaimsModel", "ties it to its access token")},
    {QLatin1StringView("acr"),
        QT_TRANSLATE_NOOP("rescind::ClaimsModel", "how strongly the user was authenticated")},
    {QLatin1StringView("amr"),
        QT_TRANSLATE_NOOP("rescind::ClaimsModel", "by what means the user was authenticated")},
    {QLatin1StringView("alg"), QT_TRANSLATE_NOOP("rescind::ClaimsModel", "how it is signed")},
    {QLatin1StringView("kid"),
        QT_TRANSLATE_NOOP("rescind::ClaimsModel", "the key it is signed with")},
    {QLatin1StringView("typ"),
        QT_TRANSLATE_NOOP("rescind::ClaimsModel", "what kind of token it says it is")},
});

QString meaningOf(const QString &claim)
{
    for (const Meaning &meaning : meanings) {
        if (claim == meaning.claim)
            return ClaimsModel::tr(meaning.text);
    }
    return {};
}

void addText(QList<ClaimNode> &nodes, const char *name, const QString &value)
{
    if (!value.isEmpty())
        nodes.append({.name = QString::fromLatin1(name), .value = value});
}

void addTime(QList<ClaimNode> &nodes, const char *name, const QDateTime &time)
{
    if (time.isValid())
        nodes.append({.name = QString::fromLatin1(name),
            .value = QString::number(time.toSecsSinceEpoch()),
            .time = time});
}

QList<ClaimNode> nodesOf(const TokenFacts &facts)
{
    QList<ClaimNode> nodes;
    addText(nodes, "iss", facts.issuer);
    addText(nodes, "sub", facts.subject);
    addText(nodes, "aud", facts.audience.join(u' '));
    addText(nodes, "client_id", facts.clientId);
    addText(nodes, "scope", facts.scope);
    addText(nodes, "jti", facts.tokenId);
    addText(nodes, "sid", facts.sessionId);
    addText(nodes, "alg", facts.algorithm);
    addTime(nodes, "iat", facts.issuedAt);
    addTime(nodes, "nbf", facts.notBefore);
    addTime(nodes, "exp", facts.expiresAt);
    return nodes;
}

QList<ClaimNode> groupsOf(const Token &token)
{
    QList<ClaimNode> groups;
    if (!token.claims.isEmpty())
        groups.append({.name = ClaimsModel::tr("Claims"), .children = claimTree(token.claims)});
    if (!token.header.isEmpty())
        groups.append({.name = ClaimsModel::tr("Header"), .children = claimTree(token.header)});
    if (!groups.isEmpty())
        return groups;
    const QList<ClaimNode> facts = nodesOf(token.facts);
    if (facts.isEmpty())
        return {};
    return {{.name = token.isHeld() ? ClaimsModel::tr("What the server says about it")
                                    : ClaimsModel::tr("What is still known of it"),
        .children = facts}};
}

} // namespace

ClaimsModel::ClaimsModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Item>())
{
}

ClaimsModel::~ClaimsModel() = default;

void ClaimsModel::addChildren(Item &item, const QList<ClaimNode> &nodes)
{
    for (const ClaimNode &node : nodes) {
        auto child = std::make_unique<Item>();
        child->node = {.name = node.name, .value = node.value, .time = node.time};
        child->parent = &item;
        child->row = static_cast<int>(item.children.size());
        addChildren(*child, node.children);
        item.children.push_back(std::move(child));
    }
}

void ClaimsModel::setToken(const Token &token)
{
    // Claims of one token never change but by being wiped: an unfolded tree stays unfolded.
    const QString shown = QStringLiteral("%1 %2 %3")
                              .arg(token.fingerprint)
                              .arg(token.isHeld())
                              .arg(token.facts.scope);
    if (shown == m_shown)
        return;
    m_shown = shown;
    show(groupsOf(token));
}

void ClaimsModel::setClaims(const QString &title, const QJsonObject &claims)
{
    m_shown.clear();
    show({{.name = title, .children = claimTree(claims)}});
}

void ClaimsModel::show(const QList<ClaimNode> &groups)
{
    beginResetModel();
    m_root = std::make_unique<Item>();
    addChildren(*m_root, groups);
    for (const auto &group : m_root->children)
        group->isGroup = true;
    endResetModel();
}

const ClaimsModel::Item &ClaimsModel::itemOf(const QModelIndex &index) const
{
    return index.isValid() ? *static_cast<const Item *>(index.constInternalPointer()) : *m_root;
}

QModelIndex ClaimsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, itemOf(parent).children.at(static_cast<size_t>(row)).get());
}

QModelIndex ClaimsModel::parent(const QModelIndex &child) const
{
    if (!child.isValid())
        return {};
    const Item *parent = itemOf(child).parent;
    if (parent == m_root.get())
        return {};
    return createIndex(parent->row, 0, parent);
}

int ClaimsModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(itemOf(parent).children.size());
}

int ClaimsModel::columnCount(const QModelIndex &) const
{
    return static_cast<int>(Column::Count);
}

QString ClaimsModel::textOf(const Item &item, Column column)
{
    switch (column) {
    case Column::Name:
        return item.node.name;
    case Column::Value:
        return item.node.value;
    case Column::Meaning:
        if (item.node.time.isValid())
            return absoluteTime(item.node.time);
        return item.isGroup ? QString() : meaningOf(item.node.name);
    case Column::Count:
        break;
    }
    return {};
}

QVariant ClaimsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Item &item = itemOf(index);
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return textOf(item, column);
    case Qt::FontRole:
        if (item.isGroup)
            return textFont(TextRole::BodyStrong);
        return column == Column::Meaning ? QVariant() : QVariant(textFont(TextRole::Fixed));
    default:
        return {};
    }
}

QVariant ClaimsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Column::Name:
        return tr("Name");
    case Column::Value:
        return tr("Value");
    case Column::Meaning:
        return tr("Meaning");
    case Column::Count:
        break;
    }
    return {};
}

} // namespace rescind
